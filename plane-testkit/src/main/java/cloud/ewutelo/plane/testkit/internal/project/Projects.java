package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes projects, their members and their first states. */
public final class Projects {
    private static final List<String> COLORS =
            List.of("#95999f", "#6d7b8a", "#5e6ad2", "#02b5ed", "#02b55c", "#f2be02", "#e57a00", "#f38e82");
    private static final List<String> ICONS =
            List.of("home", "apps", "settings", "star", "favorite", "done", "check_circle", "rocket", "key", "eco");

    private final Plane plane;
    private final Database database;
    private final Serializer keys;

    /** Over a state. */
    public Projects(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.keys = keys(false);
    }

    /** The keys of a project; lists show one more. */
    public Serializer keys(boolean inList) {
        Serializer fields = new Serializer()
                .show("id")
                .with(
                        Field.computed("total_members", (row, viewer) -> countMembers(row)),
                        Field.computed("total_cycles", (row, viewer) ->
                                (long) database.cycles.of(row.id()).size()),
                        Field.computed("total_modules", (row, viewer) ->
                                (long) database.modules.of(row.id()).size()),
                        Field.computed("is_member", (row, viewer) -> role(row, viewer) > 0));
        if (inList) {
            fields.with(Field.computed("sort_order", this::sortOrder));
        }
        fields.with(
                        Field.computed("member_role", (row, viewer) -> {
                            int role = role(row, viewer);
                            return role == 0 ? null : (long) role;
                        }),
                        Field.computed("is_deployed", (row, viewer) -> false),
                        Field.computed("cover_image_url", (row, viewer) -> row.get("cover_image")))
                .show("created_at", "updated_at", "deleted_at")
                .with(
                        Field.text("name", 255).required(),
                        Field.text("description").blank(),
                        Field.readOnly("description_text"),
                        Field.readOnly("description_html"),
                        Field.readOnly("network"),
                        Field.text("identifier", 12).required(),
                        Field.text("emoji", 255).nullable().blank(),
                        Field.json("icon_prop").nullable(),
                        Field.bool("module_view").startsAs(false),
                        Field.bool("cycle_view").startsAs(false),
                        Field.bool("issue_views_view").startsAs(false),
                        Field.bool("page_view").startsAs(true),
                        Field.bool("intake_view").startsAs(false),
                        Field.bool("is_time_tracking_enabled").startsAs(false),
                        Field.bool("is_issue_type_enabled").startsAs(false),
                        Field.bool("guest_view_all_features").startsAs(false),
                        Field.text("cover_image").nullable().blank(),
                        Field.integer("archive_in", 0, 12).startsAs(0L),
                        Field.integer("close_in", 0, 12).startsAs(0L),
                        Field.readOnly("logo_props"),
                        Field.readOnly("archived_at"),
                        Field.zone("timezone").startsAs("UTC"),
                        Field.text("external_source", 255).nullable().blank(),
                        Field.text("external_id", 255).nullable().blank())
                .show("created_by", "updated_by", "workspace")
                .with(
                        Field.reference("default_assignee", database.users),
                        Field.reference("project_lead", database.users),
                        Field.readOnly("cover_image_asset"),
                        Field.reference("estimate", database.estimates),
                        Field.reference("default_state", database.states));
        return plane.references().expandable(fields);
    }

    /** Where a project stands in its member's list; those who are no members have no place for it. */
    @Nullable
    Object sortOrder(Row project, @Nullable Row viewer) {
        return role(project, viewer) > 0 ? 65535.0 : null;
    }

    private long countMembers(Row project) {
        return database.projectMembers
                .whereOf(
                        project.id(),
                        member -> member.flag("is_active")
                                && !Objects.requireNonNull(database.users.findAny(member.text("member")))
                                        .flag("is_bot"))
                .size();
    }

    private int role(Row project, @Nullable Row viewer) {
        return viewer == null ? 0 : plane.memberships().projectRole(project.id(), viewer.id());
    }

    /** The columns of a project besides those a client sends. */
    public JsonObject defaults(Row workspace) {
        return new JsonObject()
                .with("workspace", workspace.id())
                .with("description_text", null)
                .with("description_html", null)
                .with("network", 2L)
                .with("archived_at", null)
                .with("cover_image_asset", null)
                .with("estimate", null)
                .with("default_state", null)
                .with("logo_props", new JsonObject())
                .with("next_sequence", 1L);
    }

    /** All columns of a project that has only some values. */
    public JsonObject create(Row workspace, JsonObject values) {
        JsonObject all = defaults(workspace);
        all.putAll(keys.initial(values));
        return all;
    }

    /** A logo as the public API draws it. */
    public JsonObject randomLogo() {
        return new JsonObject()
                .with(
                        "icon",
                        JsonObject.of(
                                "name",
                                plane.randomness().pick(ICONS),
                                "color",
                                plane.randomness().pick(COLORS)))
                .with("in_use", "icon");
    }

    /** Makes a user a member. */
    public Row join(Row project, String userId, int role, String createdBy) {
        return plane.database()
                .create(
                        plane.database().projectMembers,
                        createdBy,
                        new JsonObject()
                                .with("workspace", project.get("workspace"))
                                .with("project", project.id())
                                .with("member", userId)
                                .with("role", (long) role)
                                .with("is_active", true)
                                .with("sort_order", nextSortOrder(project.text("workspace"), userId)));
    }

    /** Makes the creator the administrator and adds the usual states. */
    public void furnish(Row project, String creator) {
        join(project, creator, Memberships.ADMIN, creator);
        addState(project, creator, "Backlog", "#60646C", 15000, "backlog", true);
        addState(project, creator, "Todo", "#60646C", 25000, "unstarted", false);
        addState(project, creator, "In Progress", "#F59E0B", 35000, "started", false);
        addState(project, creator, "Done", "#46A758", 45000, "completed", false);
        addState(project, creator, "Cancelled", "#9AA4BC", 55000, "cancelled", false);
        addState(project, creator, "Triage", "#4E5355", 65000, "triage", false);
    }

    private void addState(
            Row project, String creator, String name, String color, double sequence, String group, boolean isDefault) {
        plane.database()
                .create(
                        plane.database().states,
                        creator,
                        new JsonObject()
                                .with("name", name)
                                .with("description", "")
                                .with("color", color)
                                .with("slug", "")
                                .with("sequence", sequence)
                                .with("group", group)
                                .with("is_triage", group.equals("triage"))
                                .with("default", isDefault)
                                .with("external_source", null)
                                .with("external_id", null)
                                .with("project", project.id())
                                .with("workspace", project.get("workspace")));
    }

    private double nextSortOrder(String workspaceId, String userId) {
        double smallest = Double.MAX_VALUE;
        for (Row project : plane.database().projects.of(workspaceId)) {
            Row member = plane.memberships().projectMember(project.id(), userId);
            if (member != null) {
                smallest = Math.min(smallest, member.number("sort_order"));
            }
        }
        return smallest == Double.MAX_VALUE ? 65535.0 : smallest - 10000;
    }
}
