package cloud.ewutelo.plane.worklog;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/**
 * The worklogs of a work item: commercial editions alone have them. Everywhere else, and where the plan of the workspace does
 * not include them, every call raises {@link cloud.ewutelo.plane.error.UnsupportedByInstanceException}.
 *
 * {@snippet file="CommercialSnippets.java" region="worklogs"}
 */
public interface WorklogService {

    /**
     * Lists the worklogs.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/}
     *
     * @return all worklogs
     */
    Listing<Worklog> list();

    /**
     * Logs time. Plane knows no key by which a lost answer could be found again, so it is never repeated by itself.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/}
     *
     * @param request what to log
     * @return the new worklog
     */
    Worklog create(WorklogCreate request);

    /**
     * Logs time, filled in by a lambda.
     *
     * @param request sets what to log
     * @return the new worklog
     */
    default Worklog create(Consumer<WorklogCreate> request) {
        WorklogCreate create = new WorklogCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Changes a worklog.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/{id}/}
     *
     * @param worklogId its id
     * @param request what to change; at least one thing, because Plane cannot read a single worklog
     * @return the worklog as it is now
     */
    Worklog update(String worklogId, WorklogUpdate request);

    /**
     * Changes a worklog, filled in by a lambda.
     *
     * @param worklogId its id
     * @param request sets what to change
     * @return the worklog as it is now
     */
    default Worklog update(String worklogId, Consumer<WorklogUpdate> request) {
        WorklogUpdate update = new WorklogUpdate();
        request.accept(update);
        return update(worklogId, update);
    }

    /**
     * Deletes a worklog.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/{id}/}
     *
     * @param worklogId its id
     */
    void delete(String worklogId);
}
