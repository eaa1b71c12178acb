package cloud.ewutelo.plane.cycle;

/** Changes to a cycle; what is not touched stays as it is. */
public final class CycleUpdate extends CycleFields<CycleUpdate> {

    /** Starts with nothing touched. */
    public CycleUpdate() {}

    /**
     * Takes both dates away, which makes the cycle a draft.
     *
     * @return this request
     */
    public CycleUpdate clearDates() {
        return set("start_date", null).set("end_date", null);
    }
}
