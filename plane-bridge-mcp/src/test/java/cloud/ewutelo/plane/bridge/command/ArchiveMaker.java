package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes the archive of classes that lets the program start fast: plays what an agent does against an embedded Plane, and has the
 * JVM write down what it loaded. The build runs it; the archive is good for the JVM that made it.
 */
final class ArchiveMaker {

    private ArchiveMaker() {}

    /**
     * Makes the archive.
     *
     * @param arguments the program's jar, and the archive
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        Path archive = Path.of(arguments[1]);
        Files.deleteIfExists(archive);
        try (PlaneServer plane = PlaneServer.start()) {
            Account agent = plane.seedDemo().get(0);
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:ArchiveClassesAtExit=" + archive,
                            "-XX:+UseSerialGC",
                            "-jar",
                            jar.toString(),
                            "stdio")
                    .redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "PLANE_BASE_URL", plane.url().toString(),
                            "PLANE_WORKSPACE", plane.workspaceSlug(),
                            "PLANE_AGENT_ID", agent.displayName(),
                            "PLANE_API_KEY", agent.apiKey()));
            Process program = builder.start();
            try (var in = program.getOutputStream()) {
                in.write(conversation().getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (program.waitFor() != 0 || !Files.exists(archive) || said.contains("\"isError\":true")) {
                throw new IllegalStateException("The program did not play its part:\n" + said);
            }
        }
    }

    private static String conversation() {
        return message(1, "initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}")
                + message(2, "tools/list", "")
                + message(3, "tools/call", "\"name\":\"list_my_tasks\",\"arguments\":{\"limit\":\"5\"}");
    }

    private static String message(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}\n";
    }
}
