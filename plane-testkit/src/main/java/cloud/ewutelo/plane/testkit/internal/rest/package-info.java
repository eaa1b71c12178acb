/** What all resources share: field validation, rendering with {@code fields} and {@code expand}, paging. */
@NullMarked
package cloud.ewutelo.plane.testkit.internal.rest;

import org.jspecify.annotations.NullMarked;
