package cloud.ewutelo.plane.activity;

import cloud.ewutelo.plane.page.Listing;

/**
 * The history of a work item. Plane writes it in the background, so what was just done shows up after a moment; comments,
 * votes, reactions and drafts are not in it. It cannot be changed.
 */
public interface ActivityService {

    /**
     * Lists the history, oldest first. For a work item id that does not exist Plane answers with an empty list.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/activities/}
     *
     * @return all entries
     */
    Listing<Activity> list();

    /**
     * Lists the history, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/activities/?order_by=-created_at}
     *
     * @return all entries
     */
    Listing<Activity> listNewestFirst();

    /**
     * Reads one entry.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/activities/{id}/}
     *
     * @param activityId its id
     * @return the entry
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none
     */
    Activity get(String activityId);
}
