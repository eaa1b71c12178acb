package cloud.ewutelo.plane.admin;

/** Who in a workspace sees a project. */
public enum ProjectNetwork {
    /** Its members only. */
    SECRET(0),
    /** Everybody in the workspace. */
    PUBLIC(2);

    private final int value;

    ProjectNetwork(int value) {
        this.value = value;
    }

    /**
     * Plane's number.
     *
     * @return 0 or 2
     */
    public int value() {
        return value;
    }
}
