package cloud.ewutelo.plane.member;

import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import java.util.List;

/**
 * The members of a project.
 *
 * <p>Plane names a membership by an id that only {@link #add} returns: keep it if you want to change or end the membership
 * through the API later.
 */
public interface ProjectMemberService {

    /**
     * Lists the members, without roles. People who were removed from the project are still listed.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/members/}
     *
     * @return all members; Plane does not page them
     */
    List<User> list();

    /**
     * Reads whose membership it is.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/members/{membership}/}
     *
     * @param membershipId the id that {@link #add} returned
     * @return the member, without the role
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is no such membership
     */
    User get(String membershipId);

    /**
     * Adds a member of the workspace to the project. The caller must be an admin of the project.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/members/}
     *
     * @param member an id, an e-mail address or a display name of a member of the workspace
     * @param role the role in the project
     * @return the membership
     * @throws cloud.ewutelo.plane.error.ValidationException if the person is a member already, or was removed before; removed
     *     ones come back by {@link cloud.ewutelo.plane.admin.ProjectAdmin#addMembers}
     */
    ProjectMembership add(String member, Role role);

    /**
     * Changes the role of a membership.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/members/{membership}/}
     *
     * @param membershipId the id that {@link #add} returned
     * @param role the new role
     * @return the membership
     */
    ProjectMembership changeRole(String membershipId, Role role);

    /**
     * Ends a membership.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/members/{membership}/}
     *
     * @param membershipId the id that {@link #add} returned
     */
    void remove(String membershipId);
}
