package cloud.ewutelo.plane.provisioner;

import cloud.ewutelo.plane.testkit.PlaneServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that a server holds, in words that two servers have in common: names instead of ids, no times, no chance. */
final class World {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Who signed in when, and what happened on the way, may differ. */
    private static final Set<String> PASSING = Set.of("sessions", "activities", "webhook_logs");

    /** Chosen by chance, or the time of something. */
    private static final Set<String> VOLATILE = Set.of(
            "id",
            "created_at",
            "updated_at",
            "deleted_at",
            "last_used",
            "last_login",
            "last_login_time",
            "last_active",
            "last_logout_time",
            "date_joined",
            "token_updated_at",
            "last_checked_at",
            "instance_id",
            "background_color",
            "username",
            "token",
            "secret_key",
            "password",
            "last_login_ip",
            "last_login_uagent",
            "updated_by",
            "sort_order",
            "completed_at",
            "responded_at",
            "logo_props",
            "description_binary",
            "sequence",
            "next_sequence");

    private final JsonNode tables;
    private final Map<String, String> names = new HashMap<>();

    private World(JsonNode tables) {
        this.tables = tables;
    }

    private static JsonNode snapshot(PlaneServer server) {
        try {
            Path file = Files.createTempFile("world", ".json");
            try {
                server.snapshot(file);
                return MAPPER.readTree(file.toFile());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line a row. */
    static String of(PlaneServer server) {
        return new World(snapshot(server)).describe();
    }

    /** Every secret that the server knows: passwords, keys, secrets of webhooks, cookies. */
    static Set<String> secrets(PlaneServer server) {
        Set<String> found = new HashSet<>();
        JsonNode all = snapshot(server);
        for (String state : List.of("live", "deleted")) {
            all.path("users")
                    .path(state)
                    .forEach(user -> found.add(user.path("password").asText()));
            all.path("tokens")
                    .path(state)
                    .forEach(token -> found.add(token.path("token").asText()));
            all.path("webhooks")
                    .path(state)
                    .forEach(webhook -> found.add(webhook.path("secret_key").asText()));
            all.path("sessions")
                    .path(state)
                    .forEach(session -> found.add(session.path("key").asText()));
            all.path("invitations")
                    .path(state)
                    .forEach(invitation -> found.add(invitation.path("token").asText()));
        }
        found.remove("");
        return found;
    }

    /** How many keys somebody has. */
    static long keys(PlaneServer server) {
        return snapshot(server).path("tokens").path("live").size();
    }

    private String describe() {
        tables.properties().forEach(table -> table.getValue()
                .path("live")
                .forEach(row -> names.put(row.path("id").asText(), table.getKey() + ":" + name(row))));
        StringBuilder text = new StringBuilder();
        tables.properties().forEach(table -> {
            if (!PASSING.contains(table.getKey())) {
                Set<String> lines = new TreeSet<>();
                int number = 0;
                for (JsonNode row : table.getValue().path("live")) {
                    lines.add(line(row) + " #" + sameBefore(table.getValue().path("live"), row, number++));
                }
                lines.forEach(line ->
                        text.append(table.getKey()).append(' ').append(line).append('\n'));
            }
        });
        return text.toString();
    }

    /** Makes equal rows different lines, so that a second one shows. */
    private int sameBefore(JsonNode rows, JsonNode row, int before) {
        int same = 0;
        for (int i = 0; i < before; i++) {
            same += line(rows.get(i)).equals(line(row)) ? 1 : 0;
        }
        return same;
    }

    private static String name(JsonNode row) {
        for (String property : List.of("email", "slug", "identifier", "name", "url", "label", "key")) {
            if (!row.path(property).asText("").isEmpty()) {
                return row.path(property).asText();
            }
        }
        return "?";
    }

    private String line(JsonNode row) {
        StringBuilder line = new StringBuilder();
        new TreeSet<>(fields(row)).forEach(field -> {
            if (!VOLATILE.contains(field)) {
                line.append(field).append('=').append(value(row.path(field))).append(' ');
            }
        });
        return line.toString();
    }

    private static Set<String> fields(JsonNode row) {
        Set<String> fields = new HashSet<>();
        row.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private String value(JsonNode value) {
        if (value.isArray()) {
            Set<String> all = new TreeSet<>();
            value.forEach(each -> all.add(value(each)));
            return all.toString();
        }
        return names.getOrDefault(value.asText(), value.isContainerNode() ? value.toString() : value.asText());
    }
}
