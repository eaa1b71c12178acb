package cloud.ewutelo.plane.state;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a state.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class StateFields<S extends StateFields<S>> extends FieldChanges<S>
        permits StateCreate, StateUpdate {

    StateFields() {}

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
     * Sets what the state means for progress.
     *
     * @param group any but {@link StateGroup#TRIAGE}, which Plane keeps for itself
     * @return this request
     */
    public S group(StateGroup group) {
        if (group.equals(StateGroup.TRIAGE)) {
            throw new InvalidRequestException(
                    "group", "is triage", "Plane creates that state itself; use another group.");
        }
        return set("group", group.value());
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
     * Makes this the state in which new work items start. On a creation Plane takes the mark from the state that had it; on
     * an update it does not, and two states keep it.
     *
     * @return this request
     */
    public S makeDefault() {
        return set("default", true);
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the project's states
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }
}
