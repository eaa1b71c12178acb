package cloud.ewutelo.plane.field;

import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Custom fields of the project's work items. The same calls work on every edition: commercial editions keep the values in
 * custom properties of the work item's type. Community Edition has none, and there the values stand in one comment on the work
 * item, a table that people can read and edit; so too where the plan of a workspace does not include custom properties.
 *
 * {@snippet file="FieldSnippets.java" region="use"}
 *
 * <p>Work items are named by id or key; a key costs a request more. Numbers of requests are for Community Edition, once the
 * names of the project are known. Fields that this program does not know stay as they are.
 *
 * <p>A field that is {@linkplain FieldDefinition#indexed() indexed} is a label too. On Community Edition people may change the
 * value by editing the comment or by giving the work item another label; both count, and if both were edited to different
 * values, the label does. On commercial editions the property counts, and the label follows with the next write or
 * {@link #repair}.
 */
public interface FieldService {

    /**
     * Sets a field of a work item.
     *
     * @param workItem its id or key
     * @param field the field
     * @param value its new value
     * @param <T> the type of the value
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the value does not fit the field; nothing was sent
     * @see #update(String, FieldUpdate)
     */
    default <T> void set(String workItem, FieldDefinition<T> field, T value) {
        update(workItem, new FieldUpdate().set(field, value));
    }

    /**
     * Sets a field of a work item.
     *
     * @param workItem the work item
     * @param field the field
     * @param value its new value
     * @param <T> the type of the value
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the value does not fit the field; nothing was sent
     * @see #update(String, FieldUpdate)
     */
    default <T> void set(WorkItem workItem, FieldDefinition<T> field, T value) {
        set(workItem.id(), field, value);
    }

    /**
     * Clears a field of a work item. Doing it again does no harm.
     *
     * @param workItem its id or key
     * @param field the field
     * @see #update(String, FieldUpdate)
     */
    default void clear(String workItem, FieldDefinition<?> field) {
        update(workItem, new FieldUpdate().clear(field));
    }

    /**
     * Clears a field of a work item. Doing it again does no harm.
     *
     * @param workItem the work item
     * @param field the field
     * @see #update(String, FieldUpdate)
     */
    default void clear(WorkItem workItem, FieldDefinition<?> field) {
        clear(workItem.id(), field);
    }

    /**
     * Changes several fields of a work item. Doing it again does no harm, and finishes what broke off.
     *
     * <p>On Community Edition all fields change at once or not at all, whatever happens to the program, and programs that change
     * different fields at the same time do not disturb each other. It takes four requests, and nine if an indexed field
     * changes: the comment is replaced by a new one ({@code POST} and {@code DELETE
     * /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/}), never edited in place. On commercial
     * editions the fields change one after the other, with a request each ({@code POST} or {@code DELETE
     * .../work-items/{workItem}/work-item-properties/{property}/values/}); missing properties are created, and a work item
     * without a type gets the project's default type.
     *
     * @param workItem its id or key
     * @param update what to change
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if a member is unknown, or if the property in Plane has another
     *     type than the field
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if somebody broke the comment; nothing was written then
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane did not store what was sent
     */
    void update(String workItem, FieldUpdate update);

    /**
     * Changes several fields of a work item, filled in by a lambda.
     *
     * @param workItem its id or key
     * @param update sets what to change
     * @see #update(String, FieldUpdate)
     */
    default void update(String workItem, Consumer<FieldUpdate> update) {
        FieldUpdate changes = new FieldUpdate();
        update.accept(changes);
        update(workItem, changes);
    }

    /**
     * Changes several fields of a work item, filled in by a lambda.
     *
     * @param workItem the work item
     * @param update sets what to change
     * @see #update(String, FieldUpdate)
     */
    default void update(WorkItem workItem, Consumer<FieldUpdate> update) {
        update(workItem.id(), update);
    }

    /**
     * Reads a field of a work item: one request, and one more for an indexed field.
     *
     * @param workItem its id or key
     * @param field the field
     * @param <T> the type of the value
     * @return the value; empty if there is none
     * @throws cloud.ewutelo.plane.error.UnreadableFieldException if what stands there does not fit the field
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if somebody broke the comment
     */
    default <T> Optional<T> get(String workItem, FieldDefinition<T> field) {
        return read(workItem, field).get(field);
    }

    /**
     * Reads a field of a work item: one request, and one more for an indexed field.
     *
     * @param workItem the work item
     * @param field the field
     * @param <T> the type of the value
     * @return the value; empty if there is none
     * @throws cloud.ewutelo.plane.error.UnreadableFieldException if what stands there does not fit the field
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if somebody broke the comment
     */
    default <T> Optional<T> get(WorkItem workItem, FieldDefinition<T> field) {
        return get(workItem.id(), field);
    }

    /**
     * Reads the fields of a work item.
     *
     * <p>On Community Edition two requests, or one if the given fields are not indexed ({@code GET
     * /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/}). On commercial editions one for the work
     * item and one for each field ({@code GET .../work-items/{workItem}/work-item-properties/{property}/values/}).
     *
     * @param workItem its id or key
     * @param fields the fields that will be asked for; all if none is given
     * @return the values
     * @throws cloud.ewutelo.plane.error.DamagedCommentException if somebody broke the comment
     */
    FieldValues read(String workItem, FieldDefinition<?>... fields);

    /**
     * Reads the fields of work items that were just listed, several at once.
     *
     * <p>Plane gives no values of several work items in one answer: it takes a request for each work item, and on commercial
     * editions for each field too. If all given fields are indexed, it takes none: their labels are in the listing, and values
     * are as {@link #listWhere} sees them. One that fails does not stop the others.
     *
     * @param workItems from a fresh listing that was not trimmed by {@code fields(...)}
     * @param options how many at once, and on whose threads
     * @param fields the fields that will be asked for; all if none is given
     * @return the values of each work item, in their order
     */
    BulkResult<FieldValues> readAll(Collection<WorkItem> workItems, BulkOptions options, FieldDefinition<?>... fields);

    /**
     * Reads the fields of work items that were just listed, four at once.
     *
     * @param workItems from a fresh listing that was not trimmed by {@code fields(...)}
     * @param fields the fields that will be asked for; all if none is given
     * @return the values of each work item, in their order
     * @see #readAll(Collection, BulkOptions, FieldDefinition...)
     */
    default BulkResult<FieldValues> readAll(Collection<WorkItem> workItems, FieldDefinition<?>... fields) {
        return readAll(workItems, BulkOptions.defaults(), fields);
    }

    /**
     * Lists the work items whose indexed field has a value: as many requests as listing all work items, and none for each.
     * Plane cannot filter on every edition, so the filter is applied here, by the label.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/}. A work item that has two labels of the field is
     * listed under both.
     *
     * @param field an indexed field
     * @param value the value to look for
     * @param <T> the type of the value
     * @return the work items, newest first
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the field is not indexed, or the value does not fit
     */
    <T> Listing<WorkItem> listWhere(FieldDefinition<T> field, T value);

    /**
     * Makes fields known to the project, so that people can fill them in: on commercial editions as properties, with their
     * options, of the project's default work item type; indexed options as labels. Safe to repeat; what is there stays as it
     * is. Without it, properties and labels are created when they are first needed.
     *
     * @param fields the fields
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if a property in Plane has another type than the field
     */
    void ensure(Collection<? extends FieldDefinition<?>> fields);

    /**
     * Makes fields known to the project.
     *
     * @param fields the fields
     * @see #ensure(Collection)
     */
    default void ensure(FieldDefinition<?>... fields) {
        ensure(List.of(fields));
    }

    /**
     * Brings a work item's labels in line with its values, after people edited one of both or a program broke off. Writing an
     * indexed field does so too; reading needs no repair.
     *
     * @param workItem its id or key
     * @param fields fields that may be there as labels alone; on commercial editions all that are to be repaired
     */
    void repair(String workItem, FieldDefinition<?>... fields);

    /**
     * Moves values out of comments into custom properties, after a change to a commercial edition. Where Community Edition or
     * the plan still has no properties, it does nothing. It takes a request for each work item of the project, and more for
     * those with values. A work item's comment is deleted when all of its values are stored; what cannot be moved is reported
     * and stays as it is: fields that are not given, values that do not fit, comments that cannot be read, and fields whose
     * property has another value already. Safe to repeat, and to break off.
     *
     * @param fields the fields to move
     * @return what became of each work item that has a comment: its values as they are now
     */
    BulkResult<FieldValues> migrate(FieldDefinition<?>... fields);
}
