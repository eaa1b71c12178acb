package cloud.ewutelo.plane.telegram.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String COMPLETED = """
            {"event": "issue", "action": "updated", "webhook_id": "6f0d0000-0000-4000-8000-000000000001",
             "workspace_id": "0b1c0000-0000-4000-8000-000000000001",
             "data": {"id": "77de0000-0000-4000-8000-000000000001", "name": "Write the role", "sequence_id": 12,
               "state": {"id": "5d040000-0000-4000-8000-000000000001", "name": "Done", "color": "#46A758", "group": "completed"},
               "assignees": [], "labels": [], "priority": "high", "target_date": null,
               "created_at": "2026-03-02T09:10:11.000001Z", "updated_at": "2026-03-02T12:30:00.654321Z",
               "project": "9a410000-0000-4000-8000-000000000001", "workspace": "0b1c0000-0000-4000-8000-000000000001"},
             "activity": {"field": "state", "new_value": "5d040000-0000-4000-8000-000000000001",
               "old_value": "5d030000-0000-4000-8000-000000000001",
               "actor": {"id": "a9e70000-0000-4000-8000-000000000001", "display_name": "imhotep", "email": "imhotep@example.com"},
               "old_identifier": null, "new_identifier": null}}
            """;

    @TempDir
    private Path folder;

    private final PlaneServer server = PlaneServer.start();
    private final FakeBotApi telegram = FakeBotApi.start().withPrivateChat(new FakeUser(7, "Ana"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Path config;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(folder.resolve("plane-telegram.yaml"), """
                plane: {base-url: "%s", workspace: acme, agents: [imhotep]}
                telegram: {api: "%s"}
                chats: [{id: 7}]
                people: [{telegram: 7, plane: ada@example.com}]
                store: {file: "%s"}
                """.formatted(
                        server.url(), telegram.url(), folder.resolve("store.db")));
        environment.put("PLANE_API_KEY", server.apiKey());
        environment.put("TELEGRAM_BOT_TOKEN", telegram.token());
        environment.put("PLANE_WEBHOOK_SECRET", "plane_wh_0123456789abcdef");
    }

    @AfterEach
    void close() {
        telegram.close();
        server.close();
    }

    @Test
    void doctorFindsAHealthyProgramHealthy() {
        assertThat(run("doctor", "-c", config.toString())).as(output()).isEqualTo(ExitCode.OK);
        assertThat(output())
                .contains("Is @plane_test_bot.")
                .contains("Chat 7")
                .contains("1 secret; Plane must reach http://127.0.0.1:8080/webhooks/plane")
                .contains("Is ada@example.com in Plane.")
                .contains("Can be written")
                .doesNotContain("FAILED");
    }

    @Test
    void doctorSaysInPlainWordsWhatIsWrong() throws IOException {
        Files.writeString(config, """
                plane: {base-url: "%s", workspace: elsewhere}
                telegram: {api: "%s"}
                chats: [{id: 7}, {id: 99}, {id: -5}]
                people: [{telegram: 7, plane: nobody@example.com}]
                store: {file: "/nowhere/at/all/store.db"}
                """.formatted(server.url(), telegram.url()));
        environment.remove("PLANE_WEBHOOK_SECRET");

        assertThat(run("doctor", "-c", config.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(output())
                .contains("elsewhere")
                .contains("Chat 99")
                .contains("A person must first write to the bot; to a group it must be added.")
                .contains("PLANE_WEBHOOK_SECRET is missing")
                .containsPattern("FAILED +Store");
    }

    @Test
    void doctorFindsProjectsThatTheBotIsNoMemberOf() {
        server.seedDemo();
        environment.put(
                "PLANE_API_KEY",
                server.addMember("bot@example.com", "bot", Role.ADMIN).apiKey());

        assertThat(run("doctor", "-c", config.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(output()).contains("The bot's account is no member of \"Onboarding\"");
    }

    @Test
    void refusedKeysHaveAnExitCodeOfTheirOwn() {
        environment.put("TELEGRAM_BOT_TOKEN", "123456:wrong_wrong_wrong");
        assertThat(run("doctor", "-c", config.toString())).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(output()).contains("Ask @BotFather");
        assertThat(run("send-test", "-c", config.toString())).isEqualTo(ExitCode.AUTHENTICATION);

        environment.put("TELEGRAM_BOT_TOKEN", telegram.token());
        environment.put("PLANE_API_KEY", "plane_api_wrong");
        assertThat(run("doctor", "-c", config.toString())).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(output()).doesNotContain("plane_api_wrong").doesNotContain("wrong_wrong_wrong");
    }

    @Test
    void aTestMessageIsSent() {
        assertThat(run("send-test", "-c", config.toString())).isEqualTo(ExitCode.OK);
        assertThat(telegram.words(7)).containsExactly("✅ plane-telegram can write here.");

        telegram.block(7, true);
        assertThat(run("send-test", "-c", config.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(run("send-test", "-c", config.toString(), "--chat", "8")).isEqualTo(ExitCode.SETTINGS);
    }

    @Test
    void explainTellsRuleAndWordsWithoutAskingAnybody() throws IOException {
        Path event = Files.writeString(folder.resolve("event.json"), COMPLETED);
        server.clearRequests();

        assertThat(run("explain", "--event", event.toString())).as(output()).isEqualTo(ExitCode.OK);
        assertThat(output())
                .contains("completed")
                .contains("by rule \"completed\"")
                .contains("Write the role");
        assertThat(run("explain", "--event", event.toString(), "-c", config.toString(), "--language", "FR"))
                .isEqualTo(ExitCode.OK);
        assertThat(output()).contains("(agent)").contains("imhotep a terminé");
        assertThat(server.requests()).isEmpty();
        assertThat(telegram.requests()).isEmpty();

        Files.writeString(event, "{}");
        assertThat(run("explain", "--event", event.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("explain", "--event", "none.json")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void rulesOfOnesOwnDecideFirst() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), """
                rules:
                  - name: hush
                    when: { event: completed }
                    then: drop
                    why: we know
                """);
        Files.writeString(config, Files.readString(config) + "rules-file: rules.yaml\n");
        Path event = Files.writeString(folder.resolve("event.json"), COMPLETED);

        assertThat(run("explain", "--event", event.toString(), "-c", config.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(output()).contains("by rule \"hush\": we know");

        Files.writeString(folder.resolve("rules.yaml"), "rules: [{name: x}]");
        assertThat(run("explain", "--event", event.toString(), "-c", config.toString()))
                .isEqualTo(ExitCode.SETTINGS);
    }

    @Test
    void wrongSettingsAndCommandLinesAreTold() {
        assertThat(run("serve", "-c", folder.resolve("none.yaml").toString())).isEqualTo(ExitCode.SETTINGS);
        assertThat(errors()).contains("none.yaml cannot be read");
        assertThat(run("dance")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(output()).contains("plane-telegram test");
    }

    private int run(String... arguments) {
        CommandContext context = new CommandContext("test", environment, print(out), print(err));
        return Main.run(context, arguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
