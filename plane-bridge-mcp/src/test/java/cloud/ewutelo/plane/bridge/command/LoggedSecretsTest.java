package cloud.ewutelo.plane.bridge.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import cloud.ewutelo.plane.bridge.support.ClassPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the real program, as talkative as it can be, over whole lives of tasks and over failures. */
class LoggedSecretsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("at (http://\\S+/mcp)\\.");
    private static final String HOOKS_TOKEN = "token-of-the-hooks-0123456789";
    private static final String WEBHOOK_SECRET = "plane_wh_0123456789abcdef";
    private static final String COMMENT = "The vault's code is swordfish-one.";
    private static final String DESCRIPTION = "The safe's code is swordfish-two.";
    private static final String CONTENT = "The door's code is swordfish-three.";
    private static final String WRONG_KEY = "plane_api_00000000000000000000000000000000";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private BridgeFixture fixture;
    private String level = "";

    @BeforeEach
    void setUp() throws IOException {
        fixture = new BridgeFixture(folder).bothAgents();
        Files.writeString(Files.createDirectory(folder.resolve("files")).resolve("report.txt"), CONTENT);
        fixture.variables.put("PLANE_DELIVERABLE_ROOTS", folder.resolve("files").toString());
        fixture.variables.put("PLANE_BRIDGE_LISTEN", "127.0.0.1:0");
        fixture.variables.put("PLANE_RATE_PER_MINUTE", "6000");
        fixture.variables.put("PLANE_POLL_DIRECTORY", folder.resolve("poll").toString());
        fixture.variables.put("OPENCLAW_HOOKS_TOKEN", HOOKS_TOKEN);
        fixture.variables.put("PLANE_WEBHOOK_SECRET", WEBHOOK_SECRET);
        // Nobody takes wake-ups there.
        fixture.variables.put("OPENCLAW_HOOKS_URL", "http://127.0.0.1:1");
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    private Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                level,
                "-cp",
                ClassPath.get(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(fixture.variables);
        return builder.start();
    }

    /** Runs a command to its end. */
    private void run(String... arguments) throws IOException, InterruptedException {
        Process process = program(arguments);
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(log::add);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private void read(Process process, CompletableFuture<URI> address) {
        process.inputReader().lines().forEach(line -> {
            log.add(line);
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                address.complete(URI.create(matcher.group(1)));
            }
        });
    }

    private String log() {
        return String.join("\n", log);
    }

    private JsonNode call(URI address, String agent, String tool, Map<String, ?> arguments) throws Exception {
        Map<String, ?> message = Map.of(
                "jsonrpc",
                "2.0",
                "id",
                1,
                "method",
                "tools/call",
                "params",
                Map.of("name", tool, "arguments", arguments));
        HttpResponse<String> response = send(address, agent, BridgeFixture.TOKEN, JSON.writeValueAsString(message));
        return JSON.readTree(response.body()).path("result");
    }

    private HttpResponse<String> send(URI address, String agent, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("X-Plane-Agent", agent)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void done(URI address, String agent, String tool, Map<String, ?> arguments) throws Exception {
        JsonNode result = call(address, agent, tool, arguments);
        assertThat(result.path("isError").asBoolean(false))
                .as(result.toString())
                .isFalse();
    }

    private void lives(URI address) throws Exception {
        JsonNode created = call(
                address,
                "concierge",
                "create_task",
                Map.of(
                        "title",
                        "Write",
                        "description",
                        DESCRIPTION,
                        "project",
                        Map.of("name", "Onboarding", "identifier", "ONB"),
                        "agent",
                        "imhotep"));
        Map<String, String> task =
                Map.of("task", created.at("/structuredContent/task").asText());
        done(address, "imhotep", "list_my_tasks", Map.of());
        done(address, "imhotep", "get_task_details", task);
        done(address, "imhotep", "update_task_status", Map.of("task", "ONB-1", "status", "in_progress"));
        done(address, "imhotep", "stop_timer", task);
        done(address, "imhotep", "start_timer", task);
        done(address, "imhotep", "add_comment", Map.of("task", "ONB-1", "text", COMMENT));
        done(address, "imhotep", "upload_deliverable", Map.of("task", "ONB-1", "path", "report.txt"));
        done(
                address,
                "imhotep",
                "update_task_status",
                Map.of("task", "ONB-1", "status", "done", "comment", COMMENT, "confidence_score", 0.9));
    }

    private void failures(URI address) throws Exception {
        assertThat(send(address, "imhotep", "not-" + BridgeFixture.TOKEN, "{}").statusCode())
                .isEqualTo(401);
        assertThat(send(address, "imhotep", BridgeFixture.TOKEN, "{\"" + COMMENT)
                        .statusCode())
                .isEqualTo(400);
        assertThat(call(address, "imhotep", "get_task_details", Map.of("task", "ONB-99"))
                        .path("isError")
                        .asBoolean())
                .isTrue();
        fixture.plane.faults().onNext("POST", "/**/comments/").times(1).status(500);
        call(address, "imhotep", "add_comment", Map.of("task", "ONB-1", "text", COMMENT));
        fixture.plane.faults().clear();
        BridgeFixture.write(folder.resolve("keys.json"), "{\"concierge\": \"" + WRONG_KEY + "\"}");
        call(address, "concierge", "list_my_tasks", Map.of());
    }

    @Test
    void holdsNoSecretAndNoTextOfTasksAtTrace() throws Exception {
        record("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");

        assertThat(log()).doesNotContain("swordfish");
    }

    @Test
    void holdsNoSecretThoughBodiesAreAskedFor() throws Exception {
        record("-Dorg.slf4j.simpleLogger.log.cloud.ewutelo.plane.http=trace");

        assertThat(log())
                .contains(" TRACE ", "swordfish-two")
                .as("comments are not in it even so")
                .doesNotContain("swordfish-one", "swordfish-three");
    }

    private void record(String level) throws Exception {
        this.level = level;
        Process server = program("http");
        CompletableFuture<URI> address = new CompletableFuture<>();
        // Read all the time: the program would stand still if its log were not taken.
        Thread reader = new Thread(() -> read(server, address), "log");
        reader.start();
        try {
            URI uri = address.get(60, TimeUnit.SECONDS);
            lives(uri);
            done(
                    uri,
                    "concierge",
                    "create_task",
                    Map.of("title", "Next", "project", "ONB", "agent", "imhotep", "description", DESCRIPTION));
            run("poll", "--once");
            run("doctor");
            failures(uri);
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
            reader.join();
        }
        String all = log();
        assertThat(all)
                .as("what was done is told")
                .contains("imhotep called upload_deliverable: ok", "imhotep could not be woken for ONB-");
        assertThat(all)
                .doesNotContain(fixture.concierge.apiKey(), fixture.imhotep.apiKey(), WRONG_KEY)
                .doesNotContain(BridgeFixture.TOKEN, HOOKS_TOKEN, WEBHOOK_SECRET)
                .doesNotContainPattern("(?i)signature\\W{1,5}[0-9a-z]{8}");
    }
}
