package cloud.ewutelo.plane.testkit;

import cloud.ewutelo.plane.testkit.internal.control.ServeCommand;

/** {@code java -jar plane-testkit.jar serve}: a server for people, until it is stopped. */
public final class Main {
    private Main() {}

    /**
     * Starts a server as the arguments say.
     *
     * @param arguments {@code serve} and options; {@code --help} lists them
     * @throws InterruptedException when the program is stopped
     */
    public static void main(String[] arguments) throws InterruptedException {
        int status = new ServeCommand(System.out).run(arguments);
        if (status >= 0) {
            System.exit(status);
        }
        Thread.currentThread().join();
    }
}
