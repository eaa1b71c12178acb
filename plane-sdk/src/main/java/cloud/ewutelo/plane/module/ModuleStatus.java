package cloud.ewutelo.plane.module;

import cloud.ewutelo.plane.model.OpenEnum;

/** How far a module is. */
public final class ModuleStatus extends OpenEnum {

    /** Not planned yet. */
    public static final ModuleStatus BACKLOG = new ModuleStatus("backlog");

    /** Planned, not begun; what a new module is. */
    public static final ModuleStatus PLANNED = new ModuleStatus("planned");

    /** Being worked on. */
    public static final ModuleStatus IN_PROGRESS = new ModuleStatus("in-progress");

    /** Begun and halted. */
    public static final ModuleStatus PAUSED = new ModuleStatus("paused");

    /** Done. */
    public static final ModuleStatus COMPLETED = new ModuleStatus("completed");

    /** Will not be done. */
    public static final ModuleStatus CANCELLED = new ModuleStatus("cancelled");

    private ModuleStatus(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static ModuleStatus of(String value) {
        return new ModuleStatus(value);
    }
}
