package cloud.ewutelo.plane.testkit.internal.store;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tables. Each names the column by which its rows are grouped. */
public final class Database {
    private final List<Table> tables = new ArrayList<>();
    private final Timeline timeline;
    private final Randomness randomness;

    /** The instance itself: one row. */
    public final Table instances = table("instances", "edition");

    /** Instance-wide settings. */
    public final Table configurations = table("configurations", "category");

    /** Instance administrators. */
    public final Table instanceAdmins = table("instance_admins", "user");

    /** People and bots. */
    public final Table users = table("users", "bot_type");

    /** The settings of a person. */
    public final Table profiles = table("profiles", "user");

    /** API keys. */
    public final Table tokens = table("tokens", "user");

    /** Signed-in browsers. */
    public final Table sessions = table("sessions", "kind");

    /** Workspaces. */
    public final Table workspaces = table("workspaces", "owner");

    /** Who is in a workspace. */
    public final Table workspaceMembers = table("workspace_members", "workspace");

    /** Who is invited to a workspace. */
    public final Table invitations = table("invitations", "workspace");

    /** Projects. */
    public final Table projects = table("projects", "workspace");

    /** Who is in a project. */
    public final Table projectMembers = table("project_members", "project");

    /** Workflow states. */
    public final Table states = table("states", "project");

    /** Labels. */
    public final Table labels = table("labels", "project");

    /** Estimate systems. */
    public final Table estimates = table("estimates", "project");

    /** Values of estimate systems. */
    public final Table estimatePoints = table("estimate_points", "estimate");

    /** Work items. */
    public final Table workItems = table("work_items", "project");

    /** Links of work items. */
    public final Table links = table("links", "issue");

    /** Comments of work items. */
    public final Table comments = table("comments", "issue");

    /** The history of work items. */
    public final Table activities = table("activities", "issue");

    /** Relations between work items, by the item they were stored on. */
    public final Table relations = table("relations", "issue");

    /** Cycles. */
    public final Table cycles = table("cycles", "project");

    /** Which work items are in a cycle. */
    public final Table cycleItems = table("cycle_items", "cycle");

    /** Modules. */
    public final Table modules = table("modules", "project");

    /** Which work items are in a module. */
    public final Table moduleItems = table("module_items", "module");

    /** Intake records. */
    public final Table intakes = table("intakes", "project");

    /** Work items that wait for triage. */
    public final Table intakeItems = table("intake_items", "project");

    /** Stickies. */
    public final Table stickies = table("stickies", "owner");

    /** Uploaded files. */
    public final Table assets = table("assets", "issue");

    /** Pages. */
    public final Table pages = table("pages", "project");

    /** Webhooks. */
    public final Table webhooks = table("webhooks", "workspace");

    /** Deliveries of webhooks. */
    public final Table webhookLogs = table("webhook_logs", "webhook");

    /** Work item types of the commercial edition. */
    public final Table workItemTypes = table("work_item_types", "project");

    /** Custom properties of the commercial edition. */
    public final Table workItemProperties = table("work_item_properties", "issue_type");

    /** Options of custom properties of the commercial edition. */
    public final Table propertyOptions = table("property_options", "property");

    /** Values of custom properties of the commercial edition. */
    public final Table propertyValues = table("property_values", "issue");

    /** Worklogs of the commercial edition. */
    public final Table worklogs = table("worklogs", "issue");

    /** An empty database. */
    public Database(Timeline timeline, Randomness randomness) {
        this.timeline = timeline;
        this.randomness = randomness;
    }

    /** Every table. */
    public List<Table> tables() {
        return Collections.unmodifiableList(tables);
    }

    /** A row with an id, audit columns and the given values. */
    public Row newRow(@Nullable String createdBy, JsonObject values) {
        JsonObject all = new JsonObject();
        all.put("id", randomness.uuid());
        all.put("created_at", timeline.now());
        all.put("updated_at", timeline.now());
        all.put("deleted_at", null);
        all.put("created_by", createdBy);
        all.put("updated_by", null);
        all.putAll(values);
        return new Row(all);
    }

    /** Adds a row with an id, audit columns and the given values. */
    public Row create(Table table, @Nullable String createdBy, JsonObject values) {
        return table.insert(newRow(createdBy, values));
    }

    /** Marks a row as changed. */
    public void touch(Row row, @Nullable String updatedBy) {
        row.set("updated_at", timeline.now());
        row.set("updated_by", updatedBy);
    }

    /** Hides a row. */
    public void delete(Table table, Row row) {
        row.set("deleted_at", timeline.now());
        table.delete(row);
    }

    /** Forgets everything. */
    public void clear() {
        tables.forEach(Table::clear);
    }

    private Table table(String name, String ownerColumn) {
        Table table = new Table(name, ownerColumn);
        tables.add(table);
        return table;
    }
}
