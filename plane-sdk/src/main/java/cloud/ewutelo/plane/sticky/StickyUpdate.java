package cloud.ewutelo.plane.sticky;

/** Changes to a sticky; what is not touched stays as it is. */
public final class StickyUpdate extends StickyFields<StickyUpdate> {

    /** Starts with nothing touched. */
    public StickyUpdate() {}

    /**
     * Takes the title away.
     *
     * @return this request
     */
    public StickyUpdate clearName() {
        return set("name", null);
    }
}
