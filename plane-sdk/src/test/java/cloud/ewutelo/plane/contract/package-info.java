/** The contract suite: what the SDK promises on every Plane. */
package cloud.ewutelo.plane.contract;
