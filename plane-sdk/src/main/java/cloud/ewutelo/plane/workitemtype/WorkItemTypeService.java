package cloud.ewutelo.plane.workitemtype;

import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.property.PropertyService;
import java.util.function.Consumer;

/**
 * The work item types of a project: commercial editions alone have them. Everywhere else, and where the plan of the workspace
 * does not include them, every call raises {@link cloud.ewutelo.plane.error.UnsupportedByInstanceException}.
 *
 * {@snippet file="CommercialSnippets.java" region="types"}
 */
public interface WorkItemTypeService {

    /**
     * Switches work item types on in the project, or leaves them on.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/features/}
     */
    void enable();

    /**
     * Lists the types.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-item-types/}
     *
     * @return all types
     */
    Listing<WorkItemType> list();

    /**
     * Reads a type.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{id}/}
     *
     * @param type its id or name
     * @return the type
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name, or more than one
     */
    WorkItemType get(String type);

    /**
     * Creates a type.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-item-types/}
     *
     * @param request what to create
     * @return the new type
     */
    WorkItemType create(WorkItemTypeCreate request);

    /**
     * Creates a type, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new type
     */
    default WorkItemType create(Consumer<WorkItemTypeCreate> request) {
        WorkItemTypeCreate create = new WorkItemTypeCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a type, or returns the one that has the same name or external id already, unchanged. It looks first: Plane does
     * not say whether it refuses a second one. Safe to repeat, but two programs at the same moment can make two.
     *
     * @param request sets what to create
     * @return the new or existing type
     */
    WorkItemType createOrGet(Consumer<WorkItemTypeCreate> request);

    /**
     * Changes a type.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{id}/}
     *
     * @param type its id or name
     * @param request what to change
     * @return the type as it is now
     */
    WorkItemType update(String type, WorkItemTypeUpdate request);

    /**
     * Changes a type, filled in by a lambda.
     *
     * @param type its id or name
     * @param request sets what to change
     * @return the type as it is now
     */
    default WorkItemType update(String type, Consumer<WorkItemTypeUpdate> request) {
        WorkItemTypeUpdate update = new WorkItemTypeUpdate();
        request.accept(update);
        return update(type, update);
    }

    /**
     * Deletes a type.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{id}/}
     *
     * @param type its id or name
     */
    void delete(String type);

    /**
     * The custom properties of a type. Nothing is requested yet.
     *
     * @param type its id or name; a name is looked up once
     * @return what can be done with its properties
     */
    PropertyService properties(String type);
}
