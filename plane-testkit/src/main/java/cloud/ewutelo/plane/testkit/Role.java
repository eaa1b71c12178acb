package cloud.ewutelo.plane.testkit;

/** What a member may do. */
public enum Role {
    /** May do everything. */
    ADMIN(20),
    /** May read and write. */
    MEMBER(15),
    /** May read and comment. */
    GUEST(5);

    private final int value;

    Role(int value) {
        this.value = value;
    }

    /** {@return the number on the wire} */
    public int value() {
        return value;
    }
}
