package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.user.Role;
import java.util.List;
import java.util.function.Consumer;

/** What a person who is signed in can do in a workspace, as far as keys cannot. Most of it is for its admins. */
public interface WorkspaceAdmin {

    /**
     * Changes name and time zone.
     *
     * <p>{@code PATCH /api/workspaces/{slug}/}
     *
     * @param request what to change
     * @return the workspace as it is now
     */
    Workspace update(Consumer<WorkspaceUpdate> request);

    /**
     * Lists the members.
     *
     * <p>{@code GET /api/workspaces/{slug}/members/}
     *
     * @return the active members, with ids of their memberships
     */
    List<WorkspaceMembership> members();

    /**
     * Changes what a member may do in the workspace.
     *
     * <p>{@code PATCH /api/workspaces/{slug}/members/{id}/}
     *
     * @param membershipId the id of the membership, not of the person
     * @param role the new role
     * @return the membership as it is now
     */
    WorkspaceMembership changeRole(String membershipId, Role role);

    /**
     * Lists the invitations that were not accepted.
     *
     * <p>{@code GET /api/workspaces/{slug}/invitations/}
     *
     * @return the invitations, newest first, with their tokens
     */
    List<WorkspaceInvitation> invitations();

    /**
     * Invites somebody, or finds the invitation to the same address, in any case. It also lets the person sign up where sign-up
     * is closed. Plane sends mail if it can.
     *
     * <p>{@code POST /api/workspaces/{slug}/invitations/}
     *
     * @param email an e-mail address
     * @param role what the person will be in the workspace
     * @return the invitation
     * @throws cloud.ewutelo.plane.error.ValidationException if the person is a member already
     */
    WorkspaceInvitation invite(String email, Role role);

    /**
     * The webhooks of the workspace.
     *
     * @return the webhooks
     */
    WebhookAdmin webhooks();

    /**
     * What can be done in a project. Nothing is requested yet.
     *
     * @param projectId the id of the project
     * @return the project's administration
     */
    ProjectAdmin project(String projectId);
}
