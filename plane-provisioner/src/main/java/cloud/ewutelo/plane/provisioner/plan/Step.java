package cloud.ewutelo.plane.provisioner.plan;

/** A change, and how it is made. */
public record Step(Change change, Runnable make) {}
