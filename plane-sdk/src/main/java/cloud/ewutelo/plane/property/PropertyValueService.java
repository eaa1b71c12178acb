package cloud.ewutelo.plane.property;

import java.util.Optional;

/**
 * The values of a work item's custom properties: commercial editions alone have them. Everywhere else, and where the plan of
 * the workspace does not include them, every call raises {@link cloud.ewutelo.plane.error.UnsupportedByInstanceException}.
 *
 * {@snippet file="CommercialSnippets.java" region="values"}
 */
public interface PropertyValueService {

    /**
     * Reads a value.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/work-item-properties/{property}/values/}
     *
     * @param propertyId the property's id
     * @return the value; empty if none is set. Plane gives the same answer for a property or work item that does not exist
     */
    Optional<PropertyValue> get(String propertyId);

    /**
     * Sets a value, in place of the one before.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/work-item-properties/{property}/values/}
     *
     * @param propertyId the property's id
     * @param value the value; for a property that takes several, all of them
     * @return the value as Plane stored it
     * @throws cloud.ewutelo.plane.error.ValidationException if the property does not take such a value
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is no such property or work item
     */
    PropertyValue set(String propertyId, PropertyValue value);

    /**
     * Takes a value away. Doing it again does no harm.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/work-item-properties/{property}/values/}
     *
     * @param propertyId the property's id
     */
    void clear(String propertyId);
}
