package cloud.ewutelo.plane.bridge.command;

/** What the program's exit tells. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;
    /** A tool failed, or Plane. */
    public static final int FAILED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** A setting is missing or wrong. */
    public static final int SETTINGS = 3;
    /** A key is not valid, or another's. */
    public static final int AUTHENTICATION = 4;

    private ExitCode() {}
}
