package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Variables, one a line, for shells, systemd and Docker. A comment before each block names whom it is about, because the names
 * of variables lose hyphens.
 */
final class EnvFormat implements Format {

    private static final String PERSON = "# person ";
    private static final String WEBHOOK = "# webhook ";

    @Override
    public String write(Secrets secrets) {
        StringBuilder text = new StringBuilder();
        put(text, "PLANE_BASE_URL", secrets.url());
        put(text, "PLANE_WORKSPACE", secrets.workspace());
        secrets.people().forEach((name, person) -> {
            String prefix = "PLANE_" + variable(name) + "_";
            text.append('\n').append(PERSON).append(name).append('\n');
            put(text, prefix + "EMAIL", person.email());
            put(text, prefix + "PASSWORD", person.password());
            put(text, prefix + "API_KEY", person.key());
            put(text, prefix + "API_KEY_ID", person.keyId());
            put(text, prefix + "RENEWING", person.renewing() ? "true" : null);
            put(text, prefix + "RETIRING_API_KEY_ID", person.retiringKeyId());
            put(text, prefix + "RETIRE_AT", person.retireAt());
        });
        secrets.webhooks().forEach((name, webhook) -> {
            String prefix = "PLANE_WEBHOOK_" + variable(name) + "_";
            text.append('\n').append(WEBHOOK).append(name).append('\n');
            put(text, prefix + "ID", webhook.id());
            put(text, prefix + "URL", webhook.url());
            put(text, prefix + "SECRET", webhook.secret());
        });
        return text.toString();
    }

    @Override
    public Secrets read(String text, String name) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Credentials> people = new TreeMap<>();
        Map<String, WebhookSecret> webhooks = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            }
        });
        text.lines().filter(line -> line.startsWith(PERSON)).forEach(line -> {
            String person = line.substring(PERSON.length()).strip();
            people.put(person, credentials(values, "PLANE_" + variable(person) + "_"));
        });
        text.lines().filter(line -> line.startsWith(WEBHOOK)).forEach(line -> {
            String webhook = line.substring(WEBHOOK.length()).strip();
            String prefix = "PLANE_WEBHOOK_" + variable(webhook) + "_";
            webhooks.put(
                    webhook,
                    new WebhookSecret(
                            values.getOrDefault(prefix + "ID", ""),
                            values.getOrDefault(prefix + "URL", ""),
                            Secret.of(values.getOrDefault(prefix + "SECRET", "?"))));
        });
        return new Secrets(
                values.getOrDefault("PLANE_BASE_URL", ""),
                values.getOrDefault("PLANE_WORKSPACE", ""),
                people,
                webhooks);
    }

    private static Credentials credentials(Map<String, String> values, String prefix) {
        String retireAt = values.get(prefix + "RETIRE_AT");
        return new Credentials(
                values.getOrDefault(prefix + "EMAIL", ""),
                secret(values.get(prefix + "PASSWORD")),
                secret(values.get(prefix + "API_KEY")),
                values.get(prefix + "API_KEY_ID"),
                values.containsKey(prefix + "RENEWING"),
                values.get(prefix + "RETIRING_API_KEY_ID"),
                retireAt == null ? null : Instant.parse(retireAt));
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void put(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            String plain = value instanceof Secret secret ? secret.reveal() : value.toString();
            boolean bare = plain.matches("[A-Za-z0-9_./:@%+,=-]*");
            text.append(name)
                    .append('=')
                    .append(bare ? plain : "'" + plain.replace("'", "'\\''") + "'")
                    .append('\n');
        }
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1).replace("'\\''", "'")
                : value;
    }

    private static @Nullable Secret secret(@Nullable String value) {
        return value == null || value.isEmpty() ? null : Secret.of(value);
    }
}
