package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.user.Role;
import java.util.List;
import java.util.Map;

/** What a person who is signed in can do in a project, as far as keys cannot. */
public interface ProjectAdmin {

    /**
     * Lists the memberships, with their ids and roles, which the public API does not show.
     *
     * <p>{@code GET /api/workspaces/{slug}/projects/{project}/members/}
     *
     * @return the active members
     */
    List<ProjectMembership> members();

    /**
     * Makes members of the workspace members of the project, also those who were removed before, whom the public API does not
     * take back. Doing it again does no harm.
     *
     * <p>{@code POST /api/workspaces/{slug}/projects/{project}/members/}
     *
     * @param roles the roles under the ids of the persons; at least one
     * @return their memberships
     */
    List<ProjectMembership> addMembers(Map<String, Role> roles);

    /**
     * Changes who in the workspace sees the project.
     *
     * <p>{@code PATCH /api/workspaces/{slug}/projects/{project}/}
     *
     * @param network who sees it
     */
    void changeNetwork(ProjectNetwork network);

    /**
     * Lists the relations of a work item, on every version.
     *
     * <p>{@code GET /api/workspaces/{slug}/projects/{project}/issues/{workItem}/issue-relation/}
     *
     * @param workItemId the id of the work item
     * @return all relations, by kind
     */
    List<Relation> relations(String workItemId);

    /**
     * Takes away the relation between two work items, whatever its kind. Community Edition has no other way.
     *
     * <p>{@code POST /api/workspaces/{slug}/projects/{project}/issues/{workItem}/remove-relation/}
     *
     * @param workItemId the id of one work item
     * @param relatedId the id of the other one
     * @return false if there was none
     */
    boolean removeRelation(String workItemId, String relatedId);
}
