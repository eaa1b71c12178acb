package cloud.ewutelo.plane.provisioner;

/** What the shell learns. */
public enum ExitCode {
    /** Nothing to do, or everything done. */
    DONE(0),
    /** Something went wrong. */
    ERROR(1),
    /** There is something to do. */
    CHANGES(2),
    /** Plane is not as the file says. */
    DRIFT(3),
    /** Plane does not accept who we are: a wrong password or key, or too low a role. */
    AUTHENTICATION(4),
    /** This Plane cannot do it, or is set not to. */
    UNSUPPORTED(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
