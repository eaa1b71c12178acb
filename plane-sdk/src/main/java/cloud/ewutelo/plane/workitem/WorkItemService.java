package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.page.Listing;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The work items of a project. A work item is named by its id or by its key, as in {@code "ONB-12"}.
 *
 * <p>Writes are checked against Plane's answer: what Plane dropped silently is raised as
 * {@link cloud.ewutelo.plane.error.WriteNotAppliedException}.
 */
public interface WorkItemService {

    /**
     * Lists the work items, newest first. Archived ones, drafts and pending intake are left out.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/}
     *
     * @return all work items
     */
    default Listing<WorkItem> list() {
        return list(query -> {});
    }

    /**
     * Lists the work items in another order, with references expanded, or with some properties only.
     *
     * @param query sets how to list
     * @return all work items
     */
    Listing<WorkItem> list(Consumer<WorkItemQuery> query);

    /**
     * Reads a work item. Archived ones and drafts are not found.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{id}/}, or by key
     * {@code GET /api/v1/workspaces/{slug}/work-items/{key}/}
     *
     * @param workItem its id or key, or the pasted address of its page
     * @param expand references to replace by whole objects
     * @return the work item
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none
     */
    WorkItem get(String workItem, WorkItemExpand... expand);

    /**
     * Finds the work item with a key in another system; archived ones and drafts too.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/?external_source=&external_id=}
     *
     * @param externalId the pair
     * @return the work item, or empty
     */
    Optional<WorkItem> findByExternalId(ExternalId externalId);

    /**
     * Searches titles and numbers in this project.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/work-items/search/}
     *
     * @param text what to look for, in any case; not blank
     * @param limit the most matches to return; 1 or more
     * @return the matches, without a useful order
     */
    List<WorkItemMatch> search(String text, int limit);

    /**
     * Creates a work item.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/}. With an external id the call is safe to repeat
     * after any failure, and the SDK does so itself; without one it is not repeated once it may have reached the server.
     *
     * @param request what to create
     * @return the new work item
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same external id exists
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane dropped an assignee or label; the work item is
     *     deleted again, so nothing is left
     */
    WorkItem create(WorkItemCreate request);

    /**
     * Creates a work item, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new work item
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same external id exists
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane dropped an assignee or label
     */
    default WorkItem create(Consumer<WorkItemCreate> request) {
        WorkItemCreate create = new WorkItemCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a work item, or returns the one that has the external id already, unchanged. Safe to repeat, also from several
     * programs at once.
     *
     * @param externalId the pair that names it
     * @param request sets the rest
     * @return the new or existing work item
     */
    WorkItem createOrGet(ExternalId externalId, Consumer<WorkItemCreate> request);

    /**
     * Creates many work items, several at once, under the rate budget of the key.
     *
     * <p>One failure does not stop the others; it is in the report. Requests with an external id can be repeated: work items
     * that exist already are returned as they are, so calling again with the same requests finishes what broke off. Requests
     * without one are never repeated once they may have reached the server.
     *
     * {@snippet file="BulkSnippets.java" region="bulk"}
     *
     * @param requests what to create; no external id twice
     * @param options how many at once, and on whose threads
     * @return what became of each request
     */
    BulkResult<WorkItem> createAll(Collection<WorkItemCreate> requests, BulkOptions options);

    /**
     * Creates many work items, four at once.
     *
     * @param requests what to create; no external id twice
     * @return what became of each request
     * @see #createAll(Collection, BulkOptions)
     */
    default BulkResult<WorkItem> createAll(Collection<WorkItemCreate> requests) {
        return createAll(requests, BulkOptions.defaults());
    }

    /**
     * Changes many work items, several at once, under the rate budget of the key. One failure does not stop the others; it is in
     * the report. Calling again with the same changes is safe.
     *
     * @param changes what to change, by id or key of the work item; in the map's order
     * @param options how many at once, and on whose threads
     * @return what became of each change
     */
    BulkResult<WorkItem> updateAll(Map<String, WorkItemUpdate> changes, BulkOptions options);

    /**
     * Changes many work items, four at once.
     *
     * @param changes what to change, by id or key of the work item; in the map's order
     * @return what became of each change
     * @see #updateAll(Map, BulkOptions)
     */
    default BulkResult<WorkItem> updateAll(Map<String, WorkItemUpdate> changes) {
        return updateAll(changes, BulkOptions.defaults());
    }

    /**
     * Changes a work item.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{id}/}
     *
     * @param workItem its id or key
     * @param request what to change
     * @return the work item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane's answer shows that it did not store a change
     */
    WorkItem update(String workItem, WorkItemUpdate request);

    /**
     * Changes a work item, filled in by a lambda.
     *
     * @param workItem its id or key
     * @param request sets what to change
     * @return the work item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane's answer shows that it did not store a change
     */
    default WorkItem update(String workItem, Consumer<WorkItemUpdate> request) {
        WorkItemUpdate update = new WorkItemUpdate();
        request.accept(update);
        return update(workItem, update);
    }

    /**
     * Deletes a work item and all its children. Only its author and admins of the project may.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-items/{id}/}
     *
     * @param workItem its id or key
     */
    void delete(String workItem);

    /**
     * Archives a work item, whatever its state: it vanishes from lists and from {@link #get}.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{id}/}
     *
     * @param workItem its id or key
     * @return the archived work item
     */
    WorkItem archive(String workItem);

    /**
     * Takes a work item out of the archive.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{id}/}
     *
     * @param workItemId its id; Plane does not find archived work items by key
     * @return the work item
     */
    WorkItem restore(String workItemId);
}
