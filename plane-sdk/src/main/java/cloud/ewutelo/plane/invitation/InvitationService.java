package cloud.ewutelo.plane.invitation;

import cloud.ewutelo.plane.user.Role;
import java.util.List;

/**
 * The invitations to a workspace; for its admins. Plane does not count these calls against the key's requests.
 *
 * <p>Through this API Plane sends <em>no e-mail</em>, and gives the invitation no link that could be passed on: who is invited
 * signs in, or signs up with exactly this address, and accepts in the web application.
 */
public interface InvitationService {

    /**
     * Lists the invitations, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/invitations/}
     *
     * @return all invitations; Plane does not page them
     */
    List<Invitation> list();

    /**
     * Reads an invitation.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/invitations/{id}/}
     *
     * @param invitationId its id
     * @return the invitation
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none
     */
    Invitation get(String invitationId);

    /**
     * Invites somebody. Plane compares addresses by exact case, so it takes {@code A@example.org} beside
     * {@code a@example.org}, and it does not notice that somebody is a member already; {@link #createOrGet} and
     * {@code workspace.members()} tell.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/invitations/}
     *
     * @param email an e-mail address
     * @param role what the person will be in the workspace
     * @return the new invitation
     * @throws cloud.ewutelo.plane.error.ConflictException if exactly this address is invited already
     */
    Invitation create(String email, Role role);

    /**
     * Invites somebody, or returns the invitation to the same address in any case, unchanged. Safe to repeat.
     *
     * @param email an e-mail address
     * @param role what the person will be in the workspace, if the invitation is new
     * @return the new or existing invitation
     */
    Invitation createOrGet(String email, Role role);

    /**
     * Changes what the person will be in the workspace. The address cannot be changed.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/invitations/{id}/}
     *
     * @param invitationId the invitation's id
     * @param role the new role
     * @return the invitation as it is now
     */
    Invitation changeRole(String invitationId, Role role);

    /**
     * Takes an invitation back.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/invitations/{id}/}
     *
     * @param invitationId its id
     * @throws cloud.ewutelo.plane.error.ValidationException if the person has answered it
     */
    void delete(String invitationId);
}
