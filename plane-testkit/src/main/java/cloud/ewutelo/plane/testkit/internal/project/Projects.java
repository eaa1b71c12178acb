package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;

/** Makes projects, their members and their first states. */
public final class Projects {
    private static final List<String> COLORS =
            List.of("#95999f", "#6d7b8a", "#5e6ad2", "#02b5ed", "#02b55c", "#f2be02", "#e57a00", "#f38e82");
    private static final List<String> ICONS =
            List.of("home", "apps", "settings", "star", "favorite", "done", "check_circle", "rocket", "key", "eco");

    private final Plane plane;

    /** Over a state. */
    public Projects(Plane plane) {
        this.plane = plane;
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
