package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.message.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings from a file in YAML, and secrets from the environment. */
public final class SettingsReader {

    private static final Pattern TOKEN = Pattern.compile("\\d{3,20}:[A-Za-z0-9_-]{3,100}");
    private static final Pattern WEBHOOK_SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int MANY = 100_000;
    private static final int DAY_SECONDS = 86_400;

    private final Problems problems = new Problems();
    private final Section file;
    private final Path config;
    private final Map<String, String> environment;
    private final SecretSource secrets;
    private final boolean withSecrets;

    private SettingsReader(Path file, Map<String, String> environment, boolean withSecrets) {
        this.file = new Section("", yaml(file), problems);
        this.config = file.toAbsolutePath();
        this.environment = environment;
        this.secrets = new SecretSource(environment, problems);
        this.withSecrets = withSecrets;
    }

    /**
     * Reads everything.
     *
     * @throws SettingsException if something is missing or wrong
     */
    public static Settings read(Path file, Map<String, String> environment) {
        return new SettingsReader(file, environment, true).settings();
    }

    /**
     * Reads what the file holds, for what needs no secrets.
     *
     * @throws SettingsException if something in the file is wrong
     */
    public static Settings readWithoutSecrets(Path file, Map<String, String> environment) {
        return new SettingsReader(file, environment, false).settings();
    }

    private static JsonNode yaml(Path file) {
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readAllBytes(file));
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw broken(
                    file.toString(),
                    "is no YAML" + at(e),
                    "Mind indents, colons and dashes; examples/plane-telegram.yaml shows a whole file.");
        } catch (IOException e) {
            throw broken(
                    file.toString(),
                    "cannot be read",
                    "Name the settings file with --config, and check that it exists and its permissions.");
        }
    }

    private static SettingsException broken(String field, String problem, String remedy) {
        return new SettingsException(List.of(new SettingsException.Problem(field, problem, remedy)));
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private Settings settings() {
        PlaneSettings plane = plane(file.section("plane"));
        BotSettings bot = bot(file.section("telegram"));
        List<Person> people = people();
        List<ChatSettings> chats = chats();
        Long adminChat = file.value("admin-chat", Long::valueOf, "Write the chat's number.")
                .orElse(null);
        if (adminChat != null && chats.stream().noneMatch(chat -> chat.id() == adminChat)) {
            file.wrong("admin-chat", "is " + adminChat + ", which is no entry of chats", "Add it to chats.");
        }
        StoreSettings store = store(file.section("store"));
        Section server = file.section("server");
        Address listen = address(server, "listen", new Address("127.0.0.1", 8080));
        Address privateListen = address(server, "private", new Address("127.0.0.1", 9090));
        int webhooks = server.number("webhooks-per-minute", 1, MANY, Settings.WEBHOOKS_PER_MINUTE);
        List<String> proxies = server.texts("proxies");
        server.end();
        Path rules = file.text("rules-file")
                .map(name -> config.resolveSibling(name).normalize())
                .orElse(null);
        if (rules != null && !Files.isReadable(rules)) {
            file.wrong("rules-file", "cannot be read: " + rules, "Name a file beside this one, or leave it out.");
        }
        file.end();
        problems.throwIfAny();
        return new Settings(
                plane, bot, chats, people, adminChat, store, listen, privateListen, webhooks, proxies, rules);
    }

    private PlaneSettings plane(Section section) {
        URI baseUrl = web(section, "base-url", "PLANE_BASE_URL")
                .orElseGet(() -> missing(
                        section,
                        "base-url",
                        "Set it to Plane's address, as in https://plane.example.org.",
                        Defaults.URL));
        String workspace = section.text("workspace")
                .or(() -> variable("PLANE_WORKSPACE"))
                .orElseGet(() ->
                        missing(section, "workspace", "Set it to the workspace's part of Plane's address.", "none"));
        if (!SLUG.matcher(workspace).matches()) {
            section.wrong("workspace", "is \"" + workspace + "\"", "Use its part of the address, as in acme.");
        }
        PlaneSettings settings = new PlaneSettings(
                baseUrl,
                workspace,
                required("PLANE_API_KEY", "Make a key in Plane for the bot's own account, under Profile settings."),
                webhookSecrets(),
                section.number("requests-per-minute", 1, MANY, 60),
                section.texts("agents"),
                Duration.ofSeconds(section.number("feed-seconds", 1, DAY_SECONDS, 60)));
        section.end();
        return settings;
    }

    private List<Secret> webhookSecrets() {
        return Stream.of("PLANE_WEBHOOK_SECRET", "PLANE_WEBHOOK_SECRETS")
                .flatMap(name -> secrets.text(name).stream())
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .map(Secret::of)
                .distinct()
                .toList();
    }

    private BotSettings bot(Section section) {
        URI api = web(section, "api", "TELEGRAM_API").orElse(Defaults.TELEGRAM);
        Secret token = required("TELEGRAM_BOT_TOKEN", "Ask @BotFather on Telegram for a bot of its own.");
        if (token != null && !TOKEN.matcher(token.reveal()).matches()) {
            problems.add("TELEGRAM_BOT_TOKEN", "is no token", "It looks like 123456:ABC-def, as @BotFather shows it.");
        }
        Optional<URI> webhook = web(section, "webhook-url", "TELEGRAM_WEBHOOK_URL");
        Optional<Secret> webhookSecret = secrets.secret("TELEGRAM_WEBHOOK_SECRET");
        if (withSecrets && webhook.isPresent() && webhookSecret.isEmpty()) {
            problems.add(
                    "TELEGRAM_WEBHOOK_SECRET",
                    "is missing, but telegram.webhook-url is set",
                    "Set it to 16 to 256 random letters and digits, as made by: openssl rand -hex 32");
        }
        webhookSecret
                .filter(secret -> !WEBHOOK_SECRET.matcher(secret.reveal()).matches())
                .ifPresent(secret -> problems.add(
                        "TELEGRAM_WEBHOOK_SECRET",
                        "is none that Telegram takes",
                        "Use 16 to 256 letters, digits, _ and -, as made by: openssl rand -hex 32"));
        BotSettings settings = new BotSettings(
                api,
                token,
                webhook.orElse(null),
                address(section, "webhook-listen", new Address("127.0.0.1", 8081)),
                webhookSecret.orElse(null),
                section.flag("remove-webhook"));
        section.end();
        return settings;
    }

    private List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (Section section : file.sections("people")) {
            long id = id(section, "telegram");
            String account = section.text("plane")
                    .orElseGet(() -> missing(
                            section, "plane", "Set it to the e-mail address or name of the account in Plane.", ""));
            people.add(new Person(id, section.text("name").orElse(account), account));
            section.end();
        }
        return people;
    }

    private List<ChatSettings> chats() {
        List<Section> sections = file.sections("chats");
        if (sections.isEmpty()) {
            file.wrong("chats", "has no entry", "Add the chats that may hear of Plane; nobody else does.");
        }
        List<ChatSettings> chats = new ArrayList<>();
        Set<Long> ids = new HashSet<>();
        for (Section section : sections) {
            ChatSettings chat = chat(section);
            if (!ids.add(chat.id())) {
                section.wrong("id", "is there twice: " + chat.id(), "Keep one entry for each chat.");
            }
            chats.add(chat);
        }
        return chats;
    }

    private ChatSettings chat(Section section) {
        long id = id(section, "id");
        Optional<LocalTime[]> quiet =
                section.value("quiet", SettingsReader::span, "Write it as in \"22:00-07:00\", in quotes.");
        List<Long> users = section.numbers("users");
        if (users.isEmpty() && id > 0) {
            // A chat with one person: its number is the person's.
            users = List.of(id);
        }
        ChatSettings chat = new ChatSettings(
                id,
                section.value(
                                "language",
                                text -> Language.valueOf(text.toUpperCase(Locale.ROOT)),
                                "Use one of " + languages() + ".")
                        .orElse(Language.EN),
                section.value("zone", ZoneId::of, "Use a name such as Europe/Paris.")
                        .orElse(ZoneId.of("UTC")),
                quiet.map(span -> span[0]).orElse(null),
                quiet.map(span -> span[1]).orElse(null),
                section.value("digest", LocalTime::parse, "Write it as in \"08:00\", in quotes.")
                        .orElse(null),
                section.texts("projects"),
                users,
                section.flag("topics"));
        if (chat.topics() && id > 0) {
            section.wrong("topics", "is true for a chat with a person", "Only groups have topics.");
        }
        section.end();
        return chat;
    }

    private StoreSettings store(Section section) {
        Optional<String> url = section.text("url").or(() -> variable("PLANE_TELEGRAM_STORE_URL"));
        Optional<String> path = section.text("file");
        if (url.isPresent() && path.isPresent()) {
            section.wrong("url", "is set, and file too", "Use file for SQLite, or url for PostgreSQL.");
        }
        url.filter(text -> !text.startsWith("jdbc:postgresql:"))
                .ifPresent(text -> section.wrong(
                        "url",
                        "is no address of PostgreSQL",
                        "Write jdbc:postgresql://host/database, without a password."));
        url.filter(text -> text.contains("password="))
                .ifPresent(text -> section.wrong(
                        "url", "holds a password", "Set PLANE_TELEGRAM_STORE_PASSWORD or its _FILE instead."));
        StoreSettings settings = new StoreSettings(
                url.orElse("jdbc:sqlite:" + path.orElse("plane-telegram.db")),
                section.text("user").orElse(null),
                // SQLite would take it for the key of an encrypted file.
                url.isPresent()
                        ? secrets.secret("PLANE_TELEGRAM_STORE_PASSWORD").orElse(null)
                        : null);
        section.end();
        return settings;
    }

    private long id(Section section, String name) {
        return section.value(name, Long::valueOf, "Write Telegram's number; groups have negative ones.")
                .filter(number -> number != 0)
                .orElseGet(() -> missing(section, name, "Write Telegram's number; groups have negative ones.", 0L));
    }

    private static Address address(Section section, String name, Address otherwise) {
        return section.value(name, Address::parse, "Write host and port, as in " + otherwise + ".")
                .orElse(otherwise);
    }

    private Optional<URI> web(Section section, String name, String variable) {
        Optional<URI> set = section.value(name, SettingsReader::web, "Write an address that begins with https://.");
        return set.isPresent()
                ? set
                : variable(variable).flatMap(text -> {
                    try {
                        return Optional.of(web(text));
                    } catch (IllegalArgumentException e) {
                        problems.add(variable, "is \"" + text + "\"", "Write an address that begins with https://.");
                        return Optional.empty();
                    }
                });
    }

    private static URI web(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    private static LocalTime[] span(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(text);
        }
        return new LocalTime[] {LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip())};
    }

    private static String languages() {
        return String.join(
                ", ",
                Arrays.stream(Language.values())
                        .map(language -> language.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private @Nullable Secret required(String variable, String remedy) {
        Optional<Secret> secret = secrets.secret(variable);
        if (secret.isEmpty() && withSecrets) {
            problems.add(variable, "is missing", remedy + " Set " + variable + " or " + variable + "_FILE.");
        }
        return secret.orElse(null);
    }

    private Optional<String> variable(String name) {
        return Optional.of(environment.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
    }

    private static <T> T missing(Section section, String name, String remedy, T instead) {
        section.wrong(name, "is missing", remedy);
        return instead;
    }

    /** What is used where nothing is set. */
    private static final class Defaults {

        static final URI TELEGRAM = URI.create("https://api.telegram.org");
        static final URI URL = URI.create("https://plane.invalid");
    }
}
