package cloud.ewutelo.plane.cycle;

import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemQuery;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cycles of a project. A cycle is named by its id or its name; where several have the name, the id is needed.
 *
 * <p>Cycles are off in a new project. While they are, lists are empty and creation is refused; an admin of the project turns
 * them on with {@code workspace.projects().update(project, p -> p.cycleView(true))}.
 */
public interface CycleService {

    /**
     * Lists the cycles but archived ones, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/}
     *
     * @return all cycles, with their counts
     */
    default Listing<Cycle> list() {
        return list(CycleView.ALL);
    }

    /**
     * Lists some of the cycles, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/?cycle_view=}
     *
     * @param view which ones
     * @return the cycles, with their counts
     */
    Listing<Cycle> list(CycleView view);

    /**
     * Lists some of the cycles with a choice of what the answer holds.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/?expand=&fields=}
     *
     * @param view which ones
     * @param query sets properties, expansions and page size
     * @return the cycles
     */
    Listing<Cycle> list(CycleView view, Consumer<ListQuery> query);

    /**
     * Reads a cycle. Archived ones are not found.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/}
     *
     * @param cycle its id or name
     * @return the cycle, with its counts
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name, or more than one
     */
    Cycle get(String cycle);

    /**
     * Creates a cycle.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/cycles/}
     *
     * @param request what to create
     * @return the new cycle, without counts
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same external id exists
     * @throws cloud.ewutelo.plane.error.ValidationException also if cycles are off in the project
     */
    Cycle create(CycleCreate request);

    /**
     * Creates a cycle, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new cycle, without counts
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same external id exists
     */
    default Cycle create(Consumer<CycleCreate> request) {
        CycleCreate create = new CycleCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a cycle, or returns the one that has the external id already, unchanged, be it archived or not. Safe to repeat.
     *
     * @param externalId the pair that names it
     * @param request sets the rest
     * @return the new or existing cycle
     */
    Cycle createOrGet(ExternalId externalId, Consumer<CycleCreate> request);

    /**
     * Changes a cycle. One that has ended or is archived can no longer be changed.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/}
     *
     * @param cycle its id or name
     * @param request what to change
     * @return the cycle as it is now, without counts
     * @throws cloud.ewutelo.plane.error.ValidationException if it has ended or is archived
     */
    Cycle update(String cycle, CycleUpdate request);

    /**
     * Changes a cycle, filled in by a lambda.
     *
     * @param cycle its id or name
     * @param request sets what to change
     * @return the cycle as it is now, without counts
     */
    default Cycle update(String cycle, Consumer<CycleUpdate> request) {
        CycleUpdate update = new CycleUpdate();
        request.accept(update);
        return update(cycle, update);
    }

    /**
     * Deletes a cycle; its work items stay. Only its owner and admins of the project may.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/}
     *
     * @param cycle its id or name
     */
    void delete(String cycle);

    /**
     * Lists the work items in a cycle, also in an archived one if it is named by id.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/cycle-issues/}
     *
     * @param cycle its id or name
     * @return the work items
     */
    default Listing<WorkItem> items(String cycle) {
        return items(cycle, query -> {});
    }

    /**
     * Lists the work items in a cycle, in an order and with the properties that the caller chooses.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/cycle-issues/}
     *
     * @param cycle its id or name
     * @param query sets order, expansion and page size
     * @return the work items
     */
    Listing<WorkItem> items(String cycle, Consumer<WorkItemQuery> query);

    /**
     * Puts work items into a cycle. A work item is in one cycle at most: it <em>leaves</em> the cycle it was in. A cycle that
     * has ended takes none.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/cycle-issues/}
     *
     * @param cycle its id or name
     * @param workItems ids or keys; those that are in the cycle already do no harm
     * @return that they are in it, one entry each
     * @throws cloud.ewutelo.plane.error.ValidationException if the cycle has ended, or a work item does not exist
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane's answer shows that one is not in it
     */
    List<CycleItem> addItems(String cycle, Collection<String> workItems);

    /**
     * Reads since when a work item is in a cycle.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/cycle-issues/{workItem}/}
     *
     * @param cycle the cycle's id or name
     * @param workItem the work item's id or key
     * @return that it is in it
     * @throws cloud.ewutelo.plane.error.NotFoundException if it is not
     */
    CycleItem getItem(String cycle, String workItem);

    /**
     * Takes a work item out of a cycle.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/cycle-issues/{workItem}/}
     *
     * @param cycle the cycle's id or name
     * @param workItem the work item's id or key
     * @throws cloud.ewutelo.plane.error.NotFoundException if it is not in it
     */
    void removeItem(String cycle, String workItem);

    /**
     * Moves the unfinished work items of a cycle that has ended to another one.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/cycles/{from}/transfer-issues/}
     *
     * @param from the id or name of the cycle that has ended
     * @param to the id or name of one that has not
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is no cycle {@code to}, or it is archived
     * @throws cloud.ewutelo.plane.error.ValidationException if the first has not ended, or the second has
     */
    void transferItems(String from, String to);

    /**
     * Lists the archived cycles.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/archived-cycles/}
     *
     * @return all archived cycles
     */
    Listing<Cycle> listArchived();

    /**
     * Archives a cycle that has ended: it vanishes from lists and from {@link #get}. Archiving it again does no harm.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/cycles/{id}/archive/}. The cycle is read first, because Plane
     * answers 500 for one without dates.
     *
     * @param cycle its id or name
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if it has no dates
     * @throws cloud.ewutelo.plane.error.ValidationException if it has not ended
     */
    void archive(String cycle);

    /**
     * Takes a cycle out of the archive.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/archived-cycles/{id}/unarchive/}
     *
     * @param cycle its id, or its name among the archived ones
     */
    void restore(String cycle);
}
