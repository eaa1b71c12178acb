package cloud.ewutelo.plane.member;

import cloud.ewutelo.plane.user.User;
import java.util.List;

/** The members of a workspace. */
public interface WorkspaceMemberService {

    /**
     * Lists the members with their roles, deactivated ones and Plane's own seed bot included. Guests may not call this.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/members/}
     *
     * @return all members; Plane does not page them
     */
    List<User> list();

    /**
     * Finds a member.
     *
     * @param member an id, an e-mail address or a display name, in any case
     * @return the member
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none, or more than one
     */
    User get(String member);
}
