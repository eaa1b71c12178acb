package cloud.ewutelo.plane.relation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be done before what: the relations {@link RelationKind#BLOCKED_BY} and {@link RelationKind#BLOCKING}, with an eye
 * for the whole graph. It works on every edition; see {@link RelationService} for where relations are kept.
 *
 * <p>Work items are named by id or key and may be in any project of the workspace. Key a work item of another project where you
 * can: where Plane does not tell the project of an id, the projects are searched for it.
 *
 * {@snippet file="DependencySnippets.java" region="dependencies"}
 */
public interface DependencyService {

    /**
     * Lets a work item wait for another one. Doing it again does no harm.
     *
     * <p>It first follows what blocks the blocker, a request for each work item found, and refuses what would close a cycle. Two
     * programs that each add half of a cycle in the same moment are not stopped; {@link #findCycle} finds it afterwards.
     *
     * @param workItem the id or key of the work item that waits
     * @param blocker the id or key of the work item for which it waits
     * @return the relation, seen from the work item that waits
     * @throws DependencyCycleException if the blocker waits for the work item already, directly or not
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if both are the same
     * @throws cloud.ewutelo.plane.error.NotFoundException if one of them does not exist
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if the two are related in another way already
     */
    Relation add(String workItem, String blocker);

    /**
     * Lets a work item no longer wait for another one. Doing it again does no harm.
     *
     * @param workItem the id or key of the work item that waits
     * @param blocker the id or key of the work item for which it waits
     * @return true if it waited
     * @throws cloud.ewutelo.plane.error.UnsupportedByInstanceException if it waits and this is a Community Edition since 1.3,
     *     whose API cannot remove relations: its web application can
     */
    boolean remove(String workItem, String blocker);

    /**
     * Lists what blocks a work item directly.
     *
     * @param workItem its id or key
     * @return the blockers, whatever their state; those that Plane hides (deleted, archived, drafts, pending in
     *     intake) are left out
     */
    List<Dependency> blockersOf(String workItem);

    /**
     * Lists what blocks a work item, and what blocks that, and so on, across projects: a request for each work item found.
     *
     * @param workItem its id or key
     * @return the blockers, nearest first, each once and whatever their state, with their distance; if they form a cycle, the
     *     work item itself is not among them
     */
    List<Dependency> allBlockersOf(String workItem);

    /**
     * Lists what a work item blocks directly: what to look at when it is done, cancelled or fails.
     *
     * @param workItem its id or key
     * @return the work items that wait for it, whatever their state; those that Plane hides (deleted, archived, drafts, pending in
     *     intake) are left out
     */
    List<Dependency> dependentsOf(String workItem);

    /**
     * Tells whether a work item can be started, and why not. It can when all that blocks it directly is completed or cancelled, or
     * hidden by Plane; what blocks a completed blocker does not matter any more. The work item's own state is not looked at.
     *
     * @param workItem its id or key
     * @return the answer
     * @throws cloud.ewutelo.plane.error.NotFoundException if it does not exist
     */
    Readiness readiness(String workItem);

    /**
     * Tells of several work items whether they can be started: a request for the relations of each of them, and a few for all
     * names and states together.
     *
     * @param workItems ids or keys
     * @return the answers, under the references given and in their order
     */
    Map<String, Readiness> readiness(Collection<String> workItems);

    /**
     * Looks for a cycle, which Plane and its users can make.
     *
     * @param workItem the id or key of a work item
     * @return keys of work items, each blocked by the next, from the work item back to itself; empty if it is in no cycle
     */
    Optional<List<String>> findCycle(String workItem);

    /**
     * Moves relations that were kept in comments, because Plane was older than 1.3, to Plane's own ones, for all work items of
     * the project. Call it once after Plane was upgraded, for every project: until then they are not seen. It costs one to two
     * requests for each work item, and can be repeated, also after it broke off.
     *
     * @return what was moved, and what could not be
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if this Plane has no relations of its own
     */
    RelationMigration migrate();
}
