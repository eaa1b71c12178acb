package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;
import java.util.List;
import java.util.Map;

/**
 * What can be set on a custom property.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class PropertyFields<S extends PropertyFields<S>> extends FieldChanges<S>
        permits PropertyCreate, PropertyUpdate {

    PropertyFields() {}

    /**
     * Sets the name that people see. Plane derives the other name from it.
     *
     * @param displayName 1 to 255 characters
     * @return this request
     */
    public S displayName(String displayName) {
        return set("display_name", Check.text("display_name", displayName, 255));
    }

    /**
     * Sets what the property is for.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }

    /**
     * Sets whether the web application asks for a value.
     *
     * @param required true to ask
     * @return this request
     */
    public S required(boolean required) {
        return set("is_required", required);
    }

    /**
     * Sets whether people see it.
     *
     * @param active false to switch it off
     * @return this request
     */
    public S active(boolean active) {
        return set("is_active", active);
    }

    /**
     * Sets what new work items start with.
     *
     * @param values values as text: ids of options, {@code "true"}, numbers, dates
     * @return this request
     */
    public S defaultValues(List<String> values) {
        return set("default_value", List.copyOf(values));
    }

    /**
     * Sets how it is shown.
     *
     * @param format for text {@code single-line}, {@code multi-line} or {@code readonly}; for dates such as
     *     {@code yyyy/MM/dd}
     * @return this request
     */
    public S displayFormat(String format) {
        return set("settings", Map.of("display_format", Check.text("settings", format, 255)));
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
