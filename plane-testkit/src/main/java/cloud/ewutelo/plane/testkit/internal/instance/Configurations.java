package cloud.ewutelo.plane.testkit.internal.instance;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Instance-wide settings: key, value, category, and whether the value is kept encrypted. */
public final class Configurations {
    /** In the order in which a new instance stores them; lists show the newest first. A dash stands for null. */
    private static final String DEFAULTS = """
            ENABLE_SIGNUP 1 AUTHENTICATION false
            ENABLE_EMAIL_PASSWORD 1 AUTHENTICATION false
            ENABLE_MAGIC_LINK_LOGIN 0 AUTHENTICATION false
            DISABLE_WORKSPACE_CREATION 0 WORKSPACE_MANAGEMENT false
            GOOGLE_CLIENT_ID - GOOGLE false
            GOOGLE_CLIENT_SECRET . GOOGLE true
            ENABLE_GOOGLE_SYNC 0 GOOGLE false
            GITHUB_CLIENT_ID - GITHUB false
            GITHUB_CLIENT_SECRET . GITHUB true
            GITHUB_ORGANIZATION_ID - GITHUB false
            ENABLE_GITHUB_SYNC 0 GITHUB false
            GITLAB_HOST - GITLAB false
            GITLAB_CLIENT_ID - GITLAB false
            GITLAB_CLIENT_SECRET . GITLAB true
            ENABLE_GITLAB_SYNC 0 GITLAB false
            IS_GITEA_ENABLED 0 GITEA false
            GITEA_HOST - GITEA false
            GITEA_CLIENT_ID - GITEA false
            GITEA_CLIENT_SECRET . GITEA true
            ENABLE_GITEA_SYNC 0 GITEA false
            ENABLE_SMTP 0 SMTP false
            EMAIL_HOST . SMTP false
            EMAIL_HOST_USER . SMTP false
            EMAIL_HOST_PASSWORD . SMTP true
            EMAIL_PORT 587 SMTP false
            EMAIL_FROM . SMTP false
            EMAIL_USE_TLS 1 SMTP false
            EMAIL_USE_SSL 0 SMTP false
            LLM_API_KEY . AI true
            LLM_PROVIDER openai AI false
            LLM_MODEL gpt-4o-mini AI false
            GPT_ENGINE gpt-3.5-turbo AI false
            UNSPLASH_ACCESS_KEY . UNSPLASH true
            """;

    private static final String DEFAULTS_OF_1_2_2 = """
            IS_INTERCOM_ENABLED 1 INTERCOM false
            INTERCOM_APP_ID . INTERCOM false
            """;

    private final Plane plane;

    /** Over a state. */
    public Configurations(Plane plane) {
        this.plane = plane;
    }

    /** Stores the settings of a new instance. */
    public void create() {
        String all = DEFAULTS + (plane.settings().isCe122() ? DEFAULTS_OF_1_2_2 : "");
        all.lines().forEach(line -> {
            String[] parts = line.split(" ", -1);
            plane.database()
                    .create(
                            plane.database().configurations,
                            null,
                            new JsonObject()
                                    .with("key", parts[0])
                                    .with("value", parts[1].equals("-") ? null : parts[1].equals(".") ? "" : parts[1])
                                    .with("category", parts[2])
                                    .with("is_encrypted", Boolean.valueOf(parts[3])));
        });
    }

    /** Whether a switch is on. */
    public boolean isOn(String key) {
        Row row = plane.database().configurations.first(setting -> setting.has("key", key));
        return row != null && row.has("value", "1");
    }

    /** All settings as JSON. */
    public JsonArray list() {
        List<Row> rows = new ArrayList<>(plane.database().configurations.all());
        Collections.reverse(rows);
        return JsonArray.collect(rows.stream().map(Configurations::show));
    }

    /** Changes the settings that exist; others are ignored. Answers with the changed ones. */
    public JsonArray update(JsonObject sent) {
        JsonArray changed = new JsonArray();
        for (Row row : plane.database().configurations.all()) {
            if (sent.containsKey(row.text("key"))) {
                row.set("value", String.valueOf(sent.get(row.text("key"))));
                plane.database().touch(row, null);
                changed.add(show(row));
            }
        }
        return changed;
    }

    private static JsonObject show(Row row) {
        return Instance.auditLast(row);
    }
}
