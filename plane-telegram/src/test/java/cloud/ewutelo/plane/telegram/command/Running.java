package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.SettingsReader;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The whole program between an embedded Plane and a fake of Telegram, in real time. */
final class Running implements AutoCloseable {

    static final FakeUser ANA = new FakeUser(7, "Ana");

    final PlaneServer server;
    final FakeBotApi telegram = FakeBotApi.start().withPrivateChat(ANA);
    final Account imhotep;
    final ProjectClient asAdmin;
    final ProjectClient asAgent;
    private final PlaneClient admin;
    private final PlaneClient agent;
    private final Path config;
    private final Map<String, String> environment;
    private Program program;

    Running(PlaneEdition edition, Path folder, boolean webhooks) throws IOException {
        server = PlaneServer.builder().edition(edition).start();
        imhotep = server.addMember("imhotep@example.com", "imhotep", Role.MEMBER);
        Account bot = server.addMember("bot@example.com", "telegram", Role.ADMIN);
        admin = client(server.apiKey());
        agent = client(imhotep.apiKey());
        Project project = admin.workspace("acme").projects().create(p -> p.name("Onboarding")
                .identifier("ONB"));
        asAdmin = admin.workspace("acme").project(project.id());
        asAdmin.members().add(imhotep.id(), cloud.ewutelo.plane.user.Role.MEMBER);
        asAdmin.members().add(bot.id(), cloud.ewutelo.plane.user.Role.ADMIN);
        asAgent = agent.workspace("acme").project(project.id());
        int port = freePort();
        String secret =
                server.addWebhook(URI.create("http://127.0.0.1:" + (webhooks ? port : freePort()) + "/webhooks/plane"));
        config = Files.writeString(folder.resolve("plane-telegram.yaml"), """
                plane:
                  base-url: "%s"
                  workspace: acme
                  feed-seconds: 2
                  requests-per-minute: 6000
                  agents: [imhotep]
                telegram: {api: "%s"}
                chats: [{id: 7}]
                people: [{telegram: 7, name: Ana, plane: ada@example.com}]
                store: {file: "%s"}
                server: {listen: "127.0.0.1:%d", private: "127.0.0.1:0"}
                """.formatted(
                        server.url(), telegram.url(), folder.resolve("store.db"), port));
        environment = Map.of(
                "PLANE_API_KEY", bot.apiKey(), "TELEGRAM_BOT_TOKEN", telegram.token(), "PLANE_WEBHOOK_SECRET", secret);
        program = startProgram();
    }

    private Program startProgram() throws IOException {
        return Program.start(SettingsReader.read(config, environment), Rules.standard(), "test", TimeSource.system());
    }

    void restart() throws IOException {
        program.close();
        program = startProgram();
    }

    int privatePort() {
        return program.privatePort();
    }

    Path config() {
        return config;
    }

    Map<String, String> environment() {
        return new HashMap<>(environment);
    }

    private PlaneClient client(String key) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(key)
                .rateLimit(RateLimit.unlimited())
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        program.close();
        admin.close();
        agent.close();
        telegram.close();
        server.close();
    }
}
