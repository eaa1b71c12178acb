package cloud.ewutelo.plane.bridge.task;

/** Creates a task. */
public final class CreateTask {}
