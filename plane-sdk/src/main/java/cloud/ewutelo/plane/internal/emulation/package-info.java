/** Comments that belong to the SDK: what Community Edition has no place for, readable to people and exact for programs. */
@org.jspecify.annotations.NullMarked
package cloud.ewutelo.plane.internal.emulation;
