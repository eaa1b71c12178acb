package cloud.ewutelo.plane.samples.missioncontrol;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * The mission in a minute: an empty Plane is provisioned, agents work in it by their tools, and a person follows on Telegram. Plane
 * and Telegram are embedded; the programs between them are the real ones.
 */
public final class MissionControl {

    private MissionControl() {}

    /**
     * Runs it. Ends with 0 if every step did what it should.
     *
     * @param arguments {@code --once}, or {@code --keep} to leave everything running for the browser; {@code --port N} is Plane's port
     */
    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        int port = options.contains("--port") ? Integer.parseInt(options.get(options.indexOf("--port") + 1)) : 0;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = run(port, options.contains("--keep"), out);
        System.exit(code);
    }

    static int run(int port, boolean keep, PrintStream out) throws Exception {
        Path directory = Files.createTempDirectory("mission-control");
        Steps steps = new Steps(out);
        try (Headquarters headquarters = new Headquarters(directory, port)) {
            int webhookPort = Program.freePort();
            steps.chapter("An empty Plane at " + headquarters.plane());
            headquarters.provision(Path.of(System.getProperty("mission.file", "../javisi.yml")), webhookPort);
            steps.check(
                    "plane-provisioner made a workspace with an admin, a person and nine agents",
                    headquarters.workspace().members().list().size() == 11);

            steps.chapter("The programs start");
            headquarters.startTelegram(webhookPort);
            steps.check("plane-telegram receives webhooks and asks Telegram", true);
            headquarters.startBridge();
            steps.check("plane-bridge offers its tools over MCP", true);

            Story story = new Story(headquarters, steps);
            try (ChatPage chat = ChatPage.start(headquarters.telegram(), Headquarters.JAVIER)) {
                story.tell();
                steps.chapter("In the end");
                out.println();
                out.print(story.summary());
                out.printf("%n%d checks, all held, in %.0f s.%n", steps.checked(), steps.seconds());
                if (keep) {
                    out.println("\nThe board: " + headquarters.plane() + "\nThe phone: " + chat.url()
                            + "\nLogs and files: " + directory + "\nCtrl+C ends it.");
                    new CountDownLatch(1).await();
                }
            }
        } catch (IllegalStateException failure) {
            out.println("\n✗ " + failure.getMessage() + "\nLogs and files: " + directory);
            return 1;
        }
        delete(directory);
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
