package cloud.ewutelo.plane.intake;

import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.project.Project;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The intake of a project: wishes and reports on which an admin decides. An intake item is named by the id of its <em>work
 * item</em>, or by the work item's key, which costs a listing, because Plane hides pending work items from look-ups by key.
 *
 * <p>Decisions ({@link #accept}, {@link #reject}, {@link #snooze}, {@link #markDuplicate}) are for admins of the project. From
 * others Plane takes them with success and ignores them; the SDK compares the answer and raises
 * {@link cloud.ewutelo.plane.error.WriteNotAppliedException}.
 */
public interface IntakeService {

    /**
     * Turns intake on, and makes the record that it needs. Safe to repeat; for admins of the project.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/}
     *
     * @return the project
     */
    Project enable();

    /**
     * Lists the intake items, newest first, whatever was decided about them. Plane leaves out those whose snooze is over, and
     * gives an empty list while intake is off.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/intake-issues/}
     *
     * @return all intake items but those
     */
    Listing<IntakeItem> list();

    /**
     * Lists the intake items with a choice of what the answer holds.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/intake-issues/?expand=&fields=}
     *
     * @param query sets properties, expansions and page size
     * @return the intake items, which have their {@link IntakeItem#detail()} only if it was asked for as {@code "issue_detail"}
     *     or nothing was trimmed
     */
    Listing<IntakeItem> list(Consumer<ListQuery> query);

    /**
     * Reads an intake item. Plane does not find one whose snooze is over; it can be changed nevertheless.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     * @return the intake item
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     */
    IntakeItem get(String workItem);

    /**
     * Creates an intake item and its work item, which stays hidden until it is accepted. Guests may do so too.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/intake-issues/}. Before the first creation the project is
     * read and, if the caller may, updated, because Plane damages it otherwise: in a project that was created with intake on
     * and never updated since, Plane would answer 500 and leave a hidden work item behind.
     *
     * @param request what to create
     * @return the new intake item
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if intake is off
     */
    IntakeItem create(IntakeCreate request);

    /**
     * Creates an intake item, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new intake item
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if intake is off
     */
    default IntakeItem create(Consumer<IntakeCreate> request) {
        IntakeCreate create = new IntakeCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Changes the work item of an intake item.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     * @param request what to change
     * @return the intake item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane's answer shows that it did not store a change
     */
    IntakeItem update(String workItem, IntakeUpdate request);

    /**
     * Changes the work item of an intake item, filled in by a lambda.
     *
     * @param workItem the id or key of its work item
     * @param request sets what to change
     * @return the intake item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane's answer shows that it did not store a change
     */
    default IntakeItem update(String workItem, Consumer<IntakeUpdate> request) {
        IntakeUpdate update = new IntakeUpdate();
        request.accept(update);
        return update(workItem, update);
    }

    /**
     * Makes it an ordinary work item in the project's default state.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     * @return the intake item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if the caller is no admin of the project
     */
    IntakeItem accept(String workItem);

    /**
     * Decides that it will not be done.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     * @return the intake item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if the caller is no admin of the project
     */
    IntakeItem reject(String workItem);

    /**
     * Puts the decision off. Mind that Plane hides the intake item from {@link #list} and {@link #get} once the time has come,
     * and not before.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     * @param until when to look at it again; not in the past
     * @return the intake item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if the caller is no admin of the project
     */
    IntakeItem snooze(String workItem, Instant until);

    /**
     * Decides that there is a work item for it already.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     * @param of the id or key of the other one, which must not wait in intake itself
     * @return the intake item as it is now
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if the caller is no admin of the project
     */
    IntakeItem markDuplicate(String workItem, String of);

    /**
     * Deletes an intake item, and its work item too unless it was accepted.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/intake-issues/{workItem}/}
     *
     * @param workItem the id or key of its work item
     */
    void delete(String workItem);
}
