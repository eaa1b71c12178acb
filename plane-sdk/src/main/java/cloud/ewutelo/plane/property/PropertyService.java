package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/**
 * The custom properties of a work item type: commercial editions alone have them. Everywhere else, and where the plan of the
 * workspace does not include them, every call raises {@link cloud.ewutelo.plane.error.UnsupportedByInstanceException}.
 */
public interface PropertyService {

    /**
     * Lists the properties.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{type}/work-item-properties/}
     *
     * @return all properties
     */
    Listing<WorkItemProperty> list();

    /**
     * Reads a property.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{type}/work-item-properties/{id}/}
     *
     * @param property its id, display name or name
     * @return the property
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name, or more than one
     */
    WorkItemProperty get(String property);

    /**
     * Creates a property.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{type}/work-item-properties/}
     *
     * @param request what to create
     * @return the new property
     */
    WorkItemProperty create(PropertyCreate request);

    /**
     * Creates a property, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new property
     */
    default WorkItemProperty create(Consumer<PropertyCreate> request) {
        PropertyCreate create = new PropertyCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a property, or returns the one that has the same display name or external id already, unchanged. It looks
     * first: Plane does not say whether it refuses a second one. Safe to repeat, but two programs at the same moment can make
     * two.
     *
     * @param request sets what to create
     * @return the new or existing property
     */
    WorkItemProperty createOrGet(Consumer<PropertyCreate> request);

    /**
     * Changes a property.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{type}/work-item-properties/{id}/}
     *
     * @param property its id, display name or name
     * @param request what to change
     * @return the property as it is now
     */
    WorkItemProperty update(String property, PropertyUpdate request);

    /**
     * Changes a property, filled in by a lambda.
     *
     * @param property its id, display name or name
     * @param request sets what to change
     * @return the property as it is now
     */
    default WorkItemProperty update(String property, Consumer<PropertyUpdate> request) {
        PropertyUpdate update = new PropertyUpdate();
        request.accept(update);
        return update(property, update);
    }

    /**
     * Deletes a property, and its values with it.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-item-types/{type}/work-item-properties/{id}/}
     *
     * @param property its id, display name or name
     */
    void delete(String property);

    /**
     * The options of a property of type {@link PropertyType#OPTION}. Nothing is requested yet.
     *
     * @param property its id, display name or name; a name is looked up once
     * @return what can be done with its options
     */
    PropertyOptionService options(String property);
}
