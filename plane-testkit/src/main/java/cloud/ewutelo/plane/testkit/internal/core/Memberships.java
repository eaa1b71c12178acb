package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Who belongs where, with which role. */
public final class Memberships {
    /** The role of an administrator. */
    public static final int ADMIN = 20;

    /** The role of a member. */
    public static final int MEMBER = 15;

    /** The role of a guest. */
    public static final int GUEST = 5;

    private final Database database;

    Memberships(Database database) {
        this.database = database;
    }

    /** The workspace with this slug. */
    public @Nullable Row workspace(String slug) {
        return database.workspaces.first(row -> row.has("slug", slug));
    }

    /** The role of an active workspace member, or zero. */
    public int workspaceRole(@Nullable Row workspace, String userId) {
        return workspace == null ? 0 : role(workspaceMember(workspace.id(), userId));
    }

    /** The membership of a user in a workspace, active or not. */
    public @Nullable Row workspaceMember(String workspaceId, String userId) {
        return database.workspaceMembers.firstOf(workspaceId, row -> row.has("member", userId));
    }

    /** The role of an active project member, or zero. */
    public int projectRole(String projectId, String userId) {
        return role(projectMember(projectId, userId));
    }

    /** The membership of a user in a project, active or not. */
    public @Nullable Row projectMember(String projectId, String userId) {
        return database.projectMembers.firstOf(projectId, row -> row.has("member", userId));
    }

    private static int role(@Nullable Row member) {
        return member == null || !member.flag("is_active") ? 0 : member.integer("role");
    }
}
