package cloud.ewutelo.plane.telegram.command;

/** What the program's exit tells. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;
    /** Plane, Telegram or the store failed. */
    public static final int FAILED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** A setting is missing or wrong. */
    public static final int SETTINGS = 3;
    /** Plane's key or Telegram's token is not valid. */
    public static final int AUTHENTICATION = 4;

    private ExitCode() {}
}
