package cloud.ewutelo.plane.label;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/** The labels of a project. */
public interface LabelService {

    /**
     * Lists the labels.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/labels/}
     *
     * @return all labels
     */
    Listing<Label> list();

    /**
     * Reads a label.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/labels/{id}/}
     *
     * @param label its id or name
     * @return the label
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name, or more than one
     */
    Label get(String label);

    /**
     * Creates a label.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/labels/}
     *
     * @param request what to create
     * @return the new label
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same name or external id exists
     */
    Label create(LabelCreate request);

    /**
     * Creates a label, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new label
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same name or external id exists
     */
    default Label create(Consumer<LabelCreate> request) {
        LabelCreate create = new LabelCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a label, or returns the one that has the same name or external id already, unchanged. Safe to repeat.
     *
     * @param request sets what to create
     * @return the new or existing label
     */
    Label createOrGet(Consumer<LabelCreate> request);

    /**
     * Changes a label.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/labels/{id}/}
     *
     * @param label its id or name
     * @param request what to change
     * @return the label as it is now
     * @throws cloud.ewutelo.plane.error.ValidationException also if another label has the new name
     */
    Label update(String label, LabelUpdate request);

    /**
     * Changes a label, filled in by a lambda.
     *
     * @param label its id or name
     * @param request sets what to change
     * @return the label as it is now
     */
    default Label update(String label, Consumer<LabelUpdate> request) {
        LabelUpdate update = new LabelUpdate();
        request.accept(update);
        return update(label, update);
    }

    /**
     * Deletes a label. It vanishes from the work items that have it.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/labels/{id}/}
     *
     * @param label its id or name
     */
    void delete(String label);
}
