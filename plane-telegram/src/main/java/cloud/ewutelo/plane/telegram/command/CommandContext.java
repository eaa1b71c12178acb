package cloud.ewutelo.plane.telegram.command;

import java.io.PrintStream;
import java.util.Map;

/**
 * What commands run in.
 *
 * @param version of the program
 * @param environment variables, some of them secret
 * @param out for answers
 * @param err for people
 */
public record CommandContext(String version, Map<String, String> environment, PrintStream out, PrintStream err) {

    /** Copies the variables. */
    public CommandContext {
        environment = Map.copyOf(environment);
    }

    /** Tells the version only. */
    @Override
    public String toString() {
        return "CommandContext[" + version + "]";
    }
}
