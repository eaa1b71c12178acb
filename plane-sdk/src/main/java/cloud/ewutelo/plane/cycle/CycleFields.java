package cloud.ewutelo.plane.cycle;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;
import java.time.LocalDate;

/**
 * What can be set on a cycle.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class CycleFields<S extends CycleFields<S>> extends FieldChanges<S>
        permits CycleCreate, CycleUpdate {

    CycleFields() {}

    /**
     * Sets the name.
     *
     * @param name 1 to 255 characters; others may have the same
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.text("name", name, 255));
    }

    /**
     * Sets what the cycle is for.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }

    /**
     * Sets the first and the last day. Plane reads both in the project's time zone and stores instants: the cycle begins one
     * second after midnight, or at once if the first day is today, and ends at 23:59. Other cycles may overlap.
     *
     * @param first the first day
     * @param last the last day; not before the first
     * @return this request
     */
    public S dates(LocalDate first, LocalDate last) {
        return set("start_date", first).set("end_date", last);
    }

    /**
     * Sets who is responsible; at first it is who creates the cycle.
     *
     * @param member an id, an e-mail address or a display name of a member of the project
     * @return this request
     */
    public S ownedBy(String member) {
        return set("owned_by", Check.text("owned_by", member, 255));
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the project's cycles
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }

    @Override
    public void validate() {
        boolean start = properties().get("start_date") != null;
        boolean end = properties().get("end_date") != null;
        boolean both = properties().containsKey("start_date") == properties().containsKey("end_date");
        if (start != end || !both) {
            // An update with one of them is accepted, but leaves the day unshifted and perhaps the other empty.
            throw new InvalidRequestException(
                    start ? "end_date" : "start_date",
                    "is missing beside the other date",
                    "Set both with dates(first, last), or neither: a cycle has two dates or none.");
        }
        Check.dateOrder(properties(), "start_date", "end_date");
    }
}
