package cloud.ewutelo.plane.label;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a label.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class LabelFields<S extends LabelFields<S>> extends FieldChanges<S>
        permits LabelCreate, LabelUpdate {

    LabelFields() {}

    /**
     * Sets the name.
     *
     * @param name 1 to 255 characters, unique in the project
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.text("name", name, 255));
    }

    /**
     * Sets the colour.
     *
     * @param color as {@code #RRGGBB}
     * @return this request
     */
    public S color(String color) {
        return set("color", Check.color("color", color));
    }

    /**
     * Sets the description.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }

    /**
     * Groups the label under another one.
     *
     * @param parent the other label's id or name
     * @return this request
     */
    public S parent(String parent) {
        return set("parent", Check.text("parent", parent, 255));
    }

    /**
     * Sets the position in the list.
     *
     * @param sortOrder any number; lower comes first
     * @return this request
     */
    public S sortOrder(double sortOrder) {
        return set("sort_order", sortOrder);
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the project's labels
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }
}
