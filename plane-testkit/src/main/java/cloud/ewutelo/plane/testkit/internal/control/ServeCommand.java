package cloud.ewutelo.plane.testkit.internal.control;

import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The command line. */
public final class ServeCommand {
    private static final String HELP = """
            Usage: java -jar plane-testkit.jar serve [options]

            Starts a Plane server in memory, on this machine only.

              --port N           the port; 8090 unless given
              --edition E        ce-1.3.1, ce-1.2.2 or commercial; ce-1.3.1 unless given
              --seed demo        start with a project, two agents and some work items
              --rate-limit N     calls a minute for one key; 6000 unless given, a stock Plane has 60
              --empty            a server that nobody has set up: no administrator, no workspace
            """;

    private final PrintStream out;

    /** Prints to a stream. */
    public ServeCommand(PrintStream out) {
        this.out = out;
    }

    /** Starts a server and returns -1, or returns the status with which the program has to end. */
    public int run(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || !words.get(0).equals("serve") || words.contains("--help")) {
            out.print(HELP);
            return words.contains("--help") ? 0 : 2;
        }
        PlaneServer.Builder builder = PlaneServer.builder().port(8090);
        boolean demo = false;
        boolean empty = false;
        try {
            for (int i = 1; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "--port" -> builder.port(Integer.parseInt(words.get(++i)));
                    case "--edition" -> builder.edition(edition(words.get(++i)));
                    case "--rate-limit" -> builder.rateLimitPerMinute(Integer.parseInt(words.get(++i)));
                    case "--empty" -> empty = true;
                    case "--seed" -> demo = words.get(++i).equals("demo");
                    default -> throw new IllegalArgumentException("Unknown option " + words.get(i));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            out.println(wrong.getMessage());
            out.print(HELP);
            return 2;
        }
        print((empty ? builder.emptyInstance() : builder).start(), demo && !empty, empty);
        return -1;
    }

    private static PlaneEdition edition(String name) {
        return PlaneEdition.valueOf(
                name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_'));
    }

    private void print(PlaneServer server, boolean demo, boolean empty) {
        out.println("Plane testkit is listening.");
        out.println("  Board      " + server.url() + "/");
        out.println("  API        " + server.url() + "/api/v1/");
        if (empty) {
            out.println("  Nobody has set it up: sign up at " + server.url() + "/api/instances/admins/sign-up/");
        } else {
            out.println("  Workspace  " + server.workspaceSlug());
            printKey("admin", server.admin());
            if (demo) {
                server.seedDemo().forEach(account -> printKey(account.displayName(), account));
            }
        }
        out.println("Stop it with Ctrl+C; the state is gone then.");
        out.flush();
    }

    private void printKey(String name, Account account) {
        out.printf(Locale.ROOT, "  Key        %-10s %s  (%s)%n", name, account.apiKey(), account.email());
    }
}
