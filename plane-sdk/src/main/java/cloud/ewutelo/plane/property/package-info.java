/** Custom properties of work item types on commercial editions, their options and values. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.property;
