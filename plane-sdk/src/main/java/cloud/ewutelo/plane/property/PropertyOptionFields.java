package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on an option.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class PropertyOptionFields<S extends PropertyOptionFields<S>> extends FieldChanges<S>
        permits PropertyOptionCreate, PropertyOptionUpdate {

    PropertyOptionFields() {}

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
     * Sets what the option means.
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
     * Sets whether new work items start with it.
     *
     * @param isDefault true for the default option
     * @return this request
     */
    public S isDefault(boolean isDefault) {
        return set("is_default", isDefault);
    }

    /**
     * Groups it under another option.
     *
     * @param parent the other option's id or name
     * @return this request
     */
    public S parent(String parent) {
        return set("parent", Check.text("parent", parent, 255));
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
