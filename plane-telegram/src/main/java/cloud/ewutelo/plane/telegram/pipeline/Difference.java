package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.telegram.event.ChangeKind;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which a work item differs from how it was.
 *
 * @param kind what that means
 * @param field the property as Plane names it
 * @param beforeOrNull the old value in words
 * @param afterOrNull the new value in words
 */
record Difference(
        ChangeKind kind,
        String field,
        @Nullable String beforeOrNull,
        @Nullable String afterOrNull) {}
