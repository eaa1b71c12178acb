package cloud.ewutelo.plane.label;

/** Changes to a label; what is not touched stays as it is. */
public final class LabelUpdate extends LabelFields<LabelUpdate> {

    /** Starts with nothing touched. */
    public LabelUpdate() {}

    /**
     * Moves the label to the top level.
     *
     * @return this request
     */
    public LabelUpdate clearParent() {
        return set("parent", null);
    }
}
