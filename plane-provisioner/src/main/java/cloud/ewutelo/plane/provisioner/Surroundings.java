package cloud.ewutelo.plane.provisioner;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.http.TimeSource;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the program gets from outside.
 *
 * @param terminal whether a person watches standard error
 * @param clients begins a client
 * @param lock keeps a second run away from the same files until it is closed
 */
public record Surroundings(
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        TimeSource time,
        Supplier<PlaneClientBuilder> clients,
        Function<Path, AutoCloseable> lock) {

    /** The real ones. */
    static Surroundings system() {
        return new Surroundings(
                System.getenv(),
                System.out,
                System.err,
                isTerminal(),
                TimeSource.system(),
                PlaneClient::builder,
                RunLock::take);
    }

    /** From Java 22 there is a console also where nobody watches, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || System.getenv("TERM") == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
