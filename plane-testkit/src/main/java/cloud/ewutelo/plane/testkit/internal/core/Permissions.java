package cloud.ewutelo.plane.testkit.internal.core;

import static cloud.ewutelo.plane.testkit.internal.core.Memberships.ADMIN;
import static cloud.ewutelo.plane.testkit.internal.core.Memberships.GUEST;
import static cloud.ewutelo.plane.testkit.internal.core.Memberships.MEMBER;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Who may do what. A refused call ends before it is counted by the throttle. */
public final class Permissions {
    private final Database database;
    private final Memberships memberships;

    Permissions(Database database, Memberships memberships) {
        this.database = database;
        this.memberships = memberships;
    }

    /** Any signed-in caller. */
    public boolean anyone(Call call) {
        return true;
    }

    /** Any member of the workspace, guests too. */
    public boolean workspaceMember(Call call) {
        return workspaceRole(call) >= GUEST;
    }

    /** Members and administrators of the workspace. */
    public boolean workspaceWriter(Call call) {
        return workspaceRole(call) >= MEMBER;
    }

    /** Administrators of the workspace. */
    public boolean workspaceAdmin(Call call) {
        return workspaceRole(call) == ADMIN;
    }

    /** Projects: every workspace member reads, writers create, project administrators change. */
    public boolean project(Call call) {
        if (call.reads()) {
            return workspaceMember(call);
        }
        return call.is("POST") ? workspaceWriter(call) : projectAdmin(call);
    }

    /** Administrators of the project. */
    public boolean projectAdmin(Call call) {
        int role = projectRole(call);
        return role == ADMIN || (role > 0 && workspaceAdmin(call));
    }

    /** Members of a project: whoever is in any project reads the list, project administrators change it. */
    public boolean projectMembers(Call call) {
        return call.reads() ? anyProjectMember(call) : projectAdmin(call);
    }

    /** Things in a project: every project member reads, members and administrators write. */
    public boolean projectEntity(Call call) {
        return projectRole(call) >= (call.reads() ? GUEST : MEMBER);
    }

    /** Labels: whoever is in any project asks, whoever may write in the workspace creates, project members change. */
    public boolean labels(Call call) {
        if (call.reads()) {
            return anyProjectMember(call);
        }
        return call.is("POST") ? workspaceWriter(call) : projectEntity(call);
    }

    /** Whether the caller is in a project of the workspace, be it another than the one of the path. */
    private boolean anyProjectMember(Call call) {
        Row workspace = memberships.workspace(call.path("slug"));
        return workspace != null
                && database.projects.of(workspace.id()).stream()
                        .anyMatch(project -> memberships.projectRole(project.id(), call.userId()) >= GUEST);
    }

    /** Whether the project of the path is archived, which hides most of what is in it. */
    public boolean isArchived(Call call) {
        Row project = database.projects.find(call.path("project"));
        return project != null && project.get("archived_at") != null;
    }

    /** Any member of the project, guests too. */
    public boolean projectMember(Call call) {
        return projectRole(call) >= GUEST;
    }

    /** The workspace of the path; 403 for an unknown one is the permission's business. */
    public Row workspace(Call call) {
        return require(memberships.workspace(call.path("slug")));
    }

    /** The project of the path. */
    public Row currentProject(Call call) {
        Row workspace = memberships.workspace(call.path("slug"));
        Row project = database.projects.find(call.path("project"));
        if (project == null || workspace == null || !project.has("workspace", workspace.id())) {
            throw ApiException.notFound();
        }
        return project;
    }

    /** The caller's role in the workspace of the path, or zero. */
    public int workspaceRole(Call call) {
        return memberships.workspaceRole(memberships.workspace(call.path("slug")), call.userId());
    }

    /** The caller's role in the project of the path, or zero. */
    public int projectRole(Call call) {
        Row workspace = memberships.workspace(call.path("slug"));
        Row project = call.hasPath("project") ? database.projects.find(call.path("project")) : null;
        if (workspace == null || project == null || !project.has("workspace", workspace.id())) {
            return 0;
        }
        return memberships.projectRole(project.id(), call.userId());
    }

    private static Row require(@Nullable Row row) {
        if (row == null) {
            throw ApiException.notFound();
        }
        return row;
    }
}
