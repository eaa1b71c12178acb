package cloud.ewutelo.plane.telegram.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.ewutelo.plane.telegram.message.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    private static final String TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcT";
    private static final Map<String, String> SECRETS = Map.of(
            "PLANE_API_KEY", "plane_api_0123456789",
            "TELEGRAM_BOT_TOKEN", TOKEN,
            "PLANE_WEBHOOK_SECRETS", "plane_wh_new, plane_wh_old");
    private static final String SMALL = """
            plane: {base-url: "https://plane.example.org", workspace: acme}
            chats: [{id: 7}]
            """;

    @TempDir
    private Path folder;

    @Test
    void theExampleIsRead() {
        Settings settings = SettingsReader.read(Path.of("examples/plane-telegram.yaml"), SECRETS);

        assertThat(settings.plane().baseUrl()).hasToString("https://plane.example.org");
        assertThat(settings.plane().webhookSecrets()).hasSize(2);
        assertThat(settings.plane().feedEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.plane().agents()).containsExactly("concierge", "imhotep", "agent-*");
        ChatSettings person = settings.chats().get(0);
        assertThat(person.language()).isEqualTo(Language.FR);
        assertThat(person.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(person.quietFromOrNull()).isEqualTo(LocalTime.of(22, 0));
        assertThat(person.quietUntilOrNull()).isEqualTo(LocalTime.of(7, 0));
        assertThat(person.digestAtOrNull()).isEqualTo(LocalTime.of(8, 0));
        assertThat(person.users()).containsExactly(7000001L);
        ChatSettings group = settings.chats().get(1);
        assertThat(group.topics()).isTrue();
        assertThat(group.projects()).containsExactly("ONB", "OPS");
        assertThat(group.users()).containsExactly(7000001L, 7000002L);
        assertThat(settings.person(7000001).orElseThrow().planeAccount()).isEqualTo("ada@example.org");
        assertThat(settings.adminChat()).hasValue(7000001);
        assertThat(settings.store().url()).isEqualTo("jdbc:sqlite:plane-telegram.db");
        assertThat(settings.privateListen()).hasToString("127.0.0.1:9090");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        SettingsException failure = failure("""
                plane:
                  base-url: plane.example.org
                  workspac: acme
                  requests-per-minute: 0
                telegram:
                  remove-webhook: perhaps
                chats:
                  - id: nobody
                    language: de
                  - {id: 5, quiet: always, zone: Mars/Olympus, topics: true, users: [ada]}
                  - id: 5
                people:
                  - telegram: 7
                admin-chat: 9
                store: {url: "jdbc:postgresql://h/d?password=secret", file: x.db}
                server: {listen: 8080x}
                rule-file: rules.yaml
                """, Map.of("TELEGRAM_BOT_TOKEN", "hello"));

        assertThat(String.valueOf(failure.getMessage()).lines())
                .anyMatch(line -> line.startsWith("plane.base-url is \"plane.example.org\"."))
                .contains("plane.workspac is no setting. Did you mean workspace?")
                .anyMatch(line -> line.startsWith("plane.workspace is missing."))
                .contains("plane.requests-per-minute is 0. Use a whole number from 1 to 100000.")
                .contains("telegram.remove-webhook is \"perhaps\". Use true or false.")
                .anyMatch(line -> line.startsWith("chats[0].id is \"nobody\"."))
                .contains("chats[0].language is \"de\". Use one of en, fr.")
                .anyMatch(line -> line.startsWith("chats[1].quiet is \"always\"."))
                .anyMatch(line -> line.startsWith("chats[1].zone is \"Mars/Olympus\"."))
                .anyMatch(line -> line.startsWith("chats[1].topics is true for a chat with a person."))
                .anyMatch(line -> line.startsWith("chats[1].users has \"ada\"."))
                .contains("chats[2].id is there twice: 5. Keep one entry for each chat.")
                .anyMatch(line -> line.startsWith("people[0].plane is missing."))
                .anyMatch(line -> line.startsWith("admin-chat is 9, which is no entry of chats."))
                .anyMatch(line -> line.startsWith("store.url holds a password."))
                .anyMatch(line -> line.startsWith("server.listen is \"8080x\"."))
                .contains("rule-file is no setting. Did you mean rules-file?")
                .anyMatch(line -> line.startsWith("PLANE_API_KEY is missing."))
                .anyMatch(line -> line.startsWith("TELEGRAM_BOT_TOKEN is no token."));
    }

    @Test
    void secretsComeFromFilesThatOthersCannotRead() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "plane_api_0123456789\n");
        Map<String, String> environment = new HashMap<>(SECRETS);
        environment.remove("PLANE_API_KEY");
        environment.put("PLANE_API_KEY_FILE", key.toString());

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(failure(SMALL, environment))
                .hasMessageContaining("PLANE_API_KEY_FILE names a file that others can read")
                .hasMessageContaining("chmod 600");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Settings settings = SettingsReader.read(file(SMALL), environment);
        assertThat(settings.plane().apiKey().reveal()).isEqualTo("plane_api_0123456789");
        assertThat(settings.toString()).doesNotContain("plane_api_0123456789").doesNotContain(TOKEN);
    }

    @Test
    void telegramsWebhookNeedsASecret() throws IOException {
        String webhook = SMALL + "telegram: {webhook-url: \"https://bot.example.org/webhooks/telegram\"}\n";

        assertThat(failure(webhook, SECRETS)).hasMessageContaining("TELEGRAM_WEBHOOK_SECRET is missing");
        Map<String, String> weak = new HashMap<>(SECRETS);
        weak.put("TELEGRAM_WEBHOOK_SECRET", "hello world");
        assertThat(failure(webhook, weak))
                .hasMessageContaining("openssl rand -hex 32")
                .hasMessageNotContaining("hello world");
    }

    @Test
    void whatNeedsNoSecretsIsReadWithoutThem() throws IOException {
        assertThat(SettingsReader.readWithoutSecrets(file(SMALL), Map.of()).chats())
                .hasSize(1);
    }

    @Test
    void theEnvironmentNamesPlaneToo() throws IOException {
        Map<String, String> environment = new HashMap<>(SECRETS);
        environment.put("PLANE_BASE_URL", "http://127.0.0.1:8123");
        environment.put("PLANE_WORKSPACE", "acme");

        Settings settings = SettingsReader.read(file("chats: [{id: 7}]"), environment);

        assertThat(settings.plane().baseUrl()).hasToString("http://127.0.0.1:8123");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        assertThat(failure("a: [", SECRETS)).hasMessageContaining("is no YAML (line");
        assertThat(failure("", SECRETS)).hasMessageContaining("chats has no entry");
        assertThat(failure("chats: everybody", SECRETS)).hasMessageContaining("chats is no list");
        assertThat(failure("[]", SECRETS)).hasMessageContaining("is no group of settings");
        assertThat(catchThrowableOfType(
                        SettingsException.class, () -> SettingsReader.read(folder.resolve("none.yaml"), SECRETS)))
                .hasMessageContaining("none.yaml cannot be read");
    }

    @Test
    void namesWrittenInHasteAreFound() {
        List<String> all = List.of("Onboarding", "Opérations", "Comptes");

        assertThat(Closest.matches("OPERATIONS", all, List::of)).containsExactly("Opérations");
        assertThat(Closest.matches("o", all, List::of)).containsExactly("Onboarding", "Opérations");
        assertThat(Closest.matches("ptes", all, List::of)).containsExactly("Comptes");
        assertThat(Closest.matches("Onbording", all, List::of)).isEmpty();
        assertThat(Closest.suggestions("Onbording", all, List::of)).containsExactly("Onboarding");
        assertThat(Closest.suggestions("zzzzzz", all, List::of)).isEmpty();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("plane-telegram.yaml"), yaml);
    }

    private SettingsException failure(String yaml, Map<String, String> environment) throws IOException {
        Path file = file(yaml);
        return catchThrowableOfType(SettingsException.class, () -> SettingsReader.read(file, environment));
    }
}
