package cloud.ewutelo.plane.relation;

import java.util.Collection;
import java.util.List;

/**
 * The relations of a work item to others.
 *
 * <p>Commercial editions have them, and Community Edition since 1.3, whose API cannot remove one: somebody who signs in can, by
 * {@link cloud.ewutelo.plane.admin.ProjectAdmin#removeRelation}. On older versions the SDK keeps them in a comment on each of
 * the two work items, which people can read; there a pair has one relation at most. After an upgrade to 1.3, {@link DependencyService#migrate} moves them.
 */
public interface RelationService {

    /**
     * Lists the relations, those that were made from the other side included. For a work item id that does not exist Plane
     * answers with an empty list.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/relations/}
     *
     * @return all relations; Plane does not page them
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if they are kept in a comment that somebody broke
     */
    List<Relation> list();

    /**
     * Relates the work item to others. Doing it again does no harm. Plane keeps one relation from a work item to another: it
     * drops a second one of another kind without a word, and the SDK raises that. In the opposite direction it takes any, so a
     * pair can block each other.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/relations/}
     *
     * @param kind seen from this work item
     * @param workItems ids or keys of the others; at least one, and not this one
     * @return the relations asked for
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if one of the others is this one, which Plane would store
     * @throws cloud.ewutelo.plane.error.ValidationException if one of the others does not exist
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if one was not stored, because the pair is related otherwise
     *     already; the others are stored
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if they are kept in a comment that somebody broke
     */
    List<Relation> add(RelationKind kind, Collection<String> workItems);

    /**
     * Relates the work item to another one, as {@link #add(RelationKind, Collection)} does.
     *
     * @param kind seen from this work item
     * @param workItem the id or key of the other one
     * @return the relation
     */
    default Relation add(RelationKind kind, String workItem) {
        return add(kind, List.of(workItem)).get(0);
    }

    /**
     * Takes away all relations between the work item and another one, in either direction and of every kind. Doing it again
     * does no harm.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/relations/remove/}, after a look at the
     * relations that are there, because Plane answers with an error if there is none.
     *
     * @param workItem the id or key of the other one
     * @return true if there was a relation
     * @throws cloud.ewutelo.plane.error.UnsupportedByInstanceException if there is a relation and this is a Community Edition
     *     since 1.3, whose API has no such route: somebody who signs in can remove it, by
     *     {@link cloud.ewutelo.plane.admin.ProjectAdmin#removeRelation}
     */
    boolean remove(String workItem);
}
