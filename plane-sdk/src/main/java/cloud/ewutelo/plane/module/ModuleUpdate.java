package cloud.ewutelo.plane.module;

/** Changes to a module; what is not touched stays as it is. */
public final class ModuleUpdate extends ModuleFields<ModuleUpdate> {

    /** Starts with nothing touched. */
    public ModuleUpdate() {}

    /**
     * Takes the start date away.
     *
     * @return this request
     */
    public ModuleUpdate clearStartDate() {
        return set("start_date", null);
    }

    /**
     * Takes the due date away.
     *
     * @return this request
     */
    public ModuleUpdate clearTargetDate() {
        return set("target_date", null);
    }

    /**
     * Leaves it without a lead.
     *
     * @return this request
     */
    public ModuleUpdate clearLead() {
        return set("lead", null);
    }
}
