package cloud.ewutelo.plane.workitemtype;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a work item type.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class WorkItemTypeFields<S extends WorkItemTypeFields<S>> extends FieldChanges<S>
        permits WorkItemTypeCreate, WorkItemTypeUpdate {

    WorkItemTypeFields() {}

    /**
     * Sets the name.
     *
     * @param name 1 to 255 characters
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.text("name", name, 255));
    }

    /**
     * Sets what the type is for.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }

    /**
     * Sets whether people can choose it.
     *
     * @param active false to switch it off
     * @return this request
     */
    public S active(boolean active) {
        return set("is_active", active);
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }
}
