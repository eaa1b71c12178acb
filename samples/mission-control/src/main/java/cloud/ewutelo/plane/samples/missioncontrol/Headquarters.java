package cloud.ewutelo.plane.samples.missioncontrol;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that runs: Plane, Telegram, and the programs between them. Secrets are in files that only their owner reads. */
final class Headquarters implements AutoCloseable {

    static final String WORKSPACE = "javisi";
    static final FakeUser JAVIER = new FakeUser(7_000_001, "Javier");

    private static final String TOKEN = "a-token-of-this-demo-alone-0123456789";
    private static final int REQUESTS_PER_MINUTE = 6_000;

    private final Path directory;
    private final PlaneServer plane;
    private final FakeBotApi telegram;
    private final List<AutoCloseable> running = new ArrayList<>();
    private @Nullable URI bridge;
    private @Nullable JsonValue secrets;
    private @Nullable WorkspaceClient workspace;

    /**
     * Starts an empty Plane, as it is after installation, and a Telegram with one person in it.
     *
     * @param port of Plane; 0 for a free one
     */
    Headquarters(Path directory, int port) {
        this.directory = directory;
        this.plane = PlaneServer.builder()
                .port(port)
                .emptyInstance()
                .webhookAllowedHosts("127.0.0.1")
                .start();
        this.telegram = FakeBotApi.start().withPrivateChat(JAVIER);
    }

    URI plane() {
        return plane.url();
    }

    FakeBotApi telegram() {
        return telegram;
    }

    Path directory() {
        return directory;
    }

    /** Runs the provisioner on the file of the mission. */
    void provision(Path file, int webhookPort) throws InterruptedException, IOException {
        Files.copy(file, directory.resolve("javisi.yml"));
        try (Program provisioner = Program.start(
                directory,
                "plane-provisioner",
                "cloud.ewutelo.plane.provisioner.Main",
                Map.of(
                        "PLANE_BASE_URL",
                        plane.url().toString(),
                        "PLANE_WEBHOOK_URL",
                        "http://127.0.0.1:" + webhookPort + "/webhooks/plane"),
                "apply",
                "-f",
                "javisi.yml")) {
            provisioner.awaitEnd();
        }
        secrets = JsonValue.parse(Files.readString(directory.resolve("secrets/plane.json")));
    }

    /** Starts the bridge for all agents of the provisioner's file. */
    void startBridge() throws InterruptedException, IOException {
        int port = Program.freePort();
        Files.createDirectories(directory.resolve("deliverables"));
        bridge = URI.create("http://127.0.0.1:" + port);
        Program program = Program.start(
                directory,
                "plane-bridge",
                "cloud.ewutelo.plane.bridge.command.Main",
                Map.of(
                        "PLANE_BASE_URL", plane.url().toString(),
                        "PLANE_WORKSPACE", WORKSPACE,
                        "PLANE_AGENT_KEYS_FILE",
                                directory.resolve("secrets/agent-keys.json").toString(),
                        "PLANE_RATE_PER_MINUTE", Integer.toString(REQUESTS_PER_MINUTE),
                        "PLANE_DELIVERABLE_ROOTS",
                                directory.resolve("deliverables").toString(),
                        "PLANE_BRIDGE_LISTEN", "127.0.0.1:" + port,
                        "PLANE_BRIDGE_TOKEN_FILE",
                                secretFile("bridge-token", TOKEN).toString()),
                "http");
        running.add(program);
        program.awaitReady(bridge.resolve("/livez"));
    }

    /** Starts the messages to the person's phone. */
    void startTelegram(int webhookPort) throws InterruptedException, IOException {
        int privatePort = Program.freePort();
        Files.writeString(directory.resolve("plane-telegram.yaml"), """
                plane:
                  base-url: %s
                  workspace: %s
                  requests-per-minute: %d
                  feed-seconds: 5
                  agents: [concierge, imhotep, thot, basquiat, r2d2, shuri, piccolo, cfo, maintainer, hermes]
                telegram:
                  api: %s
                chats:
                  - id: %d
                    language: en
                    zone: Europe/Paris
                people:
                  - {telegram: %d, name: Javier, plane: javier@javisi.local}
                store: {file: plane-telegram.db}
                server: {listen: "127.0.0.1:%d", private: "127.0.0.1:%d"}
                """.formatted(
                        plane.url(),
                        WORKSPACE,
                        REQUESTS_PER_MINUTE,
                        telegram.url(),
                        JAVIER.id(),
                        JAVIER.id(),
                        webhookPort,
                        privatePort));
        Program program = Program.start(
                directory,
                "plane-telegram",
                "cloud.ewutelo.plane.telegram.command.Main",
                Map.of(
                        "PLANE_API_KEY_FILE",
                                secretFile("telegram-key", key("hermes")).toString(),
                        "PLANE_WEBHOOK_SECRET_FILE",
                                secretFile("webhook-secret", webhookSecret()).toString(),
                        "TELEGRAM_BOT_TOKEN_FILE",
                                secretFile("bot-token", telegram.token()).toString()),
                "serve",
                "--config",
                "plane-telegram.yaml");
        running.add(program);
        program.awaitReady(URI.create("http://127.0.0.1:" + privatePort + "/readyz"));
    }

    /** The tools, in an agent's hands. */
    AgentTools tools(String agent) {
        if (bridge == null) {
            throw new IllegalStateException("The bridge does not run.");
        }
        AgentTools tools = new AgentTools(bridge, TOKEN, agent);
        running.add(tools);
        return tools;
    }

    /** The workspace, as the admin sees it. */
    WorkspaceClient workspace() {
        WorkspaceClient known = workspace;
        if (known == null) {
            known = connect();
            workspace = known;
        }
        return known;
    }

    private WorkspaceClient connect() {
        PlaneClient client = PlaneClient.builder()
                .baseUrl(plane.url().toString())
                .apiKey(key("concierge"))
                .rateLimit(RateLimit.of(REQUESTS_PER_MINUTE, Duration.ofMinutes(1)))
                .build();
        running.add(client);
        return client.workspace(WORKSPACE);
    }

    private String key(String account) {
        return secrets().get("people").get(account).get("api_key").asString();
    }

    private String webhookSecret() {
        return secrets().get("webhooks").get("bridge").get("secret").asString();
    }

    private JsonValue secrets() {
        if (secrets == null) {
            throw new IllegalStateException("Nothing is provisioned.");
        }
        return secrets;
    }

    private Path secretFile(String name, String secret) throws IOException {
        Path file = directory.resolve("secrets").resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, secret);
    }

    @Override
    public void close() {
        Collections.reverse(running);
        for (AutoCloseable each : running) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        telegram.close();
        plane.close();
    }
}
