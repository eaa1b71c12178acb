package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/** The options of a custom property. */
public interface PropertyOptionService {

    /**
     * Lists the options.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-item-properties/{property}/options/}
     *
     * @return all options
     */
    Listing<PropertyOption> list();

    /**
     * Reads an option.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-item-properties/{property}/options/{id}/}
     *
     * @param option its id or name
     * @return the option
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name, or more than one
     */
    PropertyOption get(String option);

    /**
     * Creates an option.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-item-properties/{property}/options/}
     *
     * @param request what to create
     * @return the new option
     */
    PropertyOption create(PropertyOptionCreate request);

    /**
     * Creates an option, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new option
     */
    default PropertyOption create(Consumer<PropertyOptionCreate> request) {
        PropertyOptionCreate create = new PropertyOptionCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates an option, or returns the one that has the same name or external id already, unchanged. It looks first: Plane
     * does not say whether it refuses a second one. Safe to repeat, but two programs at the same moment can make two.
     *
     * @param request sets what to create
     * @return the new or existing option
     */
    PropertyOption createOrGet(Consumer<PropertyOptionCreate> request);

    /**
     * Changes an option.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-item-properties/{property}/options/{id}/}
     *
     * @param option its id or name
     * @param request what to change
     * @return the option as it is now
     */
    PropertyOption update(String option, PropertyOptionUpdate request);

    /**
     * Changes an option, filled in by a lambda.
     *
     * @param option its id or name
     * @param request sets what to change
     * @return the option as it is now
     */
    default PropertyOption update(String option, Consumer<PropertyOptionUpdate> request) {
        PropertyOptionUpdate update = new PropertyOptionUpdate();
        request.accept(update);
        return update(option, update);
    }

    /**
     * Deletes an option.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-item-properties/{property}/options/{id}/}
     *
     * @param option its id or name
     */
    void delete(String option);
}
