package cloud.ewutelo.plane.time;

import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The time spent on the work items of a project. The same calls work on every edition.
 *
 * <p>Commercial editions keep it in worklogs. Community Edition has none, and plans may leave them out: there each entry is a
 * comment on its work item, which people can read and edit in Plane. {@link TimeEntry#isEmulated} tells which it is.
 *
 * <p>A running timer is a comment on every edition, because worklogs know no timers. It stands on the project's <em>record</em>,
 * an archived work item named "Time tracking", which the SDK creates when it first needs it. So one request shows all timers of
 * a project, and starting one notifies nobody who follows the work item. Where worklogs are emulated, the record also names the
 * work items that have logged time.
 *
 * <p>Durations are exact to the second everywhere. A worklog shows whole minutes, half a minute and more rounded up, and at least
 * one; if that is not exact, the exact duration stands at the end of its description, and totals add the exact ones.
 *
 * <p>Everybody in a project who may comment can use it, guests included, once somebody who may create work items has used it
 * first.
 */
public interface TimeService {

    /**
     * Logs time that the key's user has spent until now.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/}, or {@code …/comments/} where
     * worklogs are emulated; there a second request notes the work item on the record now and then. If the answer is lost, whether it was logged stays open on commercial editions: use
     * {@link TimeEntryCreate#key} to be able to repeat the call.
     *
     * @param workItem its id or key
     * @param duration more than zero, at most 10,000 hours; kept in whole seconds
     * @param description what was done; plain text, may be empty
     * @return what was logged
     */
    default TimeEntry log(String workItem, Duration duration, String description) {
        return log(workItem, entry -> entry.duration(duration).description(description));
    }

    /**
     * Logs time, filled in by a lambda: for another agent, at another time, or under a key that makes it safe to repeat.
     *
     * {@snippet file="TimeSnippets.java" region="log"}
     *
     * @param workItem its id or key
     * @param request sets what to log, a duration included
     * @return what was logged, now or before under the same key
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is no duration
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if the key was used before and its comment cannot be read
     */
    TimeEntry log(String workItem, Consumer<TimeEntryCreate> request);

    /**
     * Starts a timer for the key's user, or returns the one that is running on the work item already.
     *
     * <p>Two requests or three, among them {@code POST
     * /api/v1/workspaces/{slug}/projects/{project}/work-items/{record}/comments/}; the first one in a project also creates the
     * record.
     *
     * @param workItem the work item
     * @param description what is being done; plain text, may be empty; a timer that is running keeps its own
     * @return the running timer
     */
    Timer start(WorkItem workItem, String description);

    /**
     * Starts a timer without a description, as {@link #start(WorkItem, String)} does.
     *
     * @param workItem the work item
     * @return the running timer
     */
    default Timer start(WorkItem workItem) {
        return start(workItem, "");
    }

    /**
     * Starts a timer as {@link #start(WorkItem, String)} does, after one request that reads the work item.
     *
     * @param workItem its id or key
     * @param description what is being done; plain text, may be empty
     * @return the running timer
     */
    Timer start(String workItem, String description);

    /**
     * Stops the timer of the key's user on a work item. If none is running, it returns what the last one logged, so that
     * repeating the call does no harm.
     *
     * @param workItem its id or key
     * @return what was logged; empty if this user never stopped a timer there
     */
    Optional<TimeEntry> stop(String workItem);

    /**
     * The running timer of the key's user on a work item.
     *
     * @param workItem its id or key
     * @return the timer, or empty
     */
    Optional<Timer> timer(String workItem);

    /**
     * All running timers of the project, with their ages, among them those that somebody forgot. One request, or two.
     *
     * {@snippet file="TimeSnippets.java" region="forgotten"}
     *
     * @return the timers, oldest first
     */
    List<Timer> running();

    /**
     * The running timers of one agent, in as many requests as all of them.
     *
     * @param agent an id, e-mail address or display name of a member of the project
     * @return the timers, oldest first
     */
    List<Timer> running(String agent);

    /**
     * The time logged on a work item: one request, and on commercial editions one or two more, which tell whether there is time
     * that was not migrated.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/}, or {@code …/comments/} where
     * worklogs are emulated.
     *
     * @param workItem its id or key
     * @return the entries, what is damaged, and totals
     */
    Timesheet list(String workItem);

    /**
     * The time logged in the project.
     *
     * <p>It costs one request for each work item that has logged time, and one to three to know which these are: by {@code GET
     * /api/v1/workspaces/{slug}/projects/{project}/total-worklogs/} on commercial editions, and by the project's record where
     * worklogs are emulated. Restrictions make it cheaper. If entries are older than the record, somebody deleted an earlier one:
     * then every work item is asked, once. For Plane's own sums in whole minutes, in one request, see {@link
     * cloud.ewutelo.plane.ProjectClient#worklogTotals}.
     *
     * {@snippet file="TimeSnippets.java" region="totals"}
     *
     * @param query sets restrictions
     * @return the entries, what is damaged or not migrated, and totals
     */
    Timesheet list(Consumer<TimesheetQuery> query);

    /**
     * Changes logged time. Where it is emulated, what people wrote around the values stays.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/{id}/}, or {@code
     * …/comments/{id}/} where worklogs are emulated.
     *
     * @param workItem its id or key
     * @param entryId the id of the entry
     * @param request sets what to change
     * @return the entry as it is now
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if its comment cannot be read
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is no such entry
     */
    TimeEntry edit(String workItem, String entryId, Consumer<TimeEntryUpdate> request);

    /**
     * Deletes logged time, a damaged entry too. Does nothing if it is gone already.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/{id}/}, or {@code
     * …/comments/{id}/} where worklogs are emulated.
     *
     * @param workItem its id or key
     * @param entryId the id of the entry
     */
    void delete(String workItem, String entryId);

    /**
     * Moves logged time from comments to worklogs, after a change to a commercial edition or plan. Repeating it is safe, also
     * after it broke off at any point: nothing is counted twice. Plane names the key's user as the writer of all of them; whose
     * time it is stands at the end of the description.
     *
     * @return what was moved, and what could not be read
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if this Plane has no worklogs
     */
    TimeMigration migrate();
}
