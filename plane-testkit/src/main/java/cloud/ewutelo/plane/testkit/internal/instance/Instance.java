package cloud.ewutelo.plane.testkit.internal.instance;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.Instant;

/** The one row that describes the server, and its settings. */
public final class Instance {
    private final Plane plane;

    /** Over a state. */
    public Instance(Plane plane) {
        this.plane = plane;
    }

    /** The row, made when it is first needed. */
    public Row row() {
        for (Row row : plane.database().instances.all()) {
            return row;
        }
        Instant now = plane.timeline().now();
        String version = plane.settings().edition().version();
        return plane.database()
                .create(
                        plane.database().instances,
                        null,
                        new JsonObject()
                                .with("instance_name", "Plane Community Edition")
                                .with("whitelist_emails", null)
                                .with("instance_id", plane.randomness().hex(24))
                                .with("current_version", version)
                                .with("latest_version", version)
                                .with("edition", plane.settings().edition().code())
                                .with("domain", "")
                                .with("last_checked_at", now)
                                .with("namespace", null)
                                .with("is_telemetry_enabled", true)
                                .with("is_support_required", true)
                                .with("is_setup_done", false)
                                .with("is_signup_screen_visited", false)
                                .with("is_verified", false)
                                .with("is_test", false)
                                .with("is_current_version_deprecated", false));
    }

    /** Whether an administrator has signed up. */
    public boolean isSetUp() {
        return row().flag("is_setup_done");
    }

    /** The first administrator has signed up. */
    public void setUp(Row user, String companyName, boolean telemetry) {
        Row row = row();
        row.set("is_setup_done", true).set("is_telemetry_enabled", telemetry);
        if (!companyName.isEmpty()) {
            row.set("instance_name", companyName);
        }
        plane.database()
                .create(
                        plane.database().instanceAdmins,
                        null,
                        new JsonObject()
                                .with("role", 20L)
                                .with("is_verified", false)
                                .with("user", user.id())
                                .with("instance", row.id()));
    }

    /** The row as JSON, with what the running server is: the row may be from before an upgrade. */
    public JsonObject show() {
        Row row = row();
        row.set("current_version", plane.settings().edition().version())
                .set("edition", plane.settings().edition().code());
        return auditLast(row);
    }

    /** A row's columns with its authors behind all others. */
    static JsonObject auditLast(Row row) {
        JsonObject shown = (JsonObject) row.values().clone();
        Object createdBy = shown.remove("created_by");
        Object updatedBy = shown.remove("updated_by");
        return shown.with("created_by", createdBy).with("updated_by", updatedBy);
    }
}
