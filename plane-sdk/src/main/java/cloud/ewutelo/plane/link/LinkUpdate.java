package cloud.ewutelo.plane.link;

/** Changes to a link; what is not touched stays as it is. */
public final class LinkUpdate extends LinkFields<LinkUpdate> {

    /** Starts with nothing touched. */
    public LinkUpdate() {}

    /**
     * Takes the title away.
     *
     * @return this request
     */
    public LinkUpdate clearTitle() {
        return set("title", null);
    }
}
