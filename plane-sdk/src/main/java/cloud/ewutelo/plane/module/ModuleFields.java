package cloud.ewutelo.plane.module;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What can be set on a module.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class ModuleFields<S extends ModuleFields<S>> extends FieldChanges<S>
        permits ModuleCreate, ModuleUpdate {

    ModuleFields() {}

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
     * Sets what the module is for.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }

    /**
     * Sets how far it is.
     *
     * @param status the status
     * @return this request
     */
    public S status(ModuleStatus status) {
        return set("status", status.value());
    }

    /**
     * Sets the day on which work should begin.
     *
     * @param date not after the due date
     * @return this request
     */
    public S startDate(LocalDate date) {
        return set("start_date", date);
    }

    /**
     * Sets the day on which it is due.
     *
     * @param date not before the start date
     * @return this request
     */
    public S targetDate(LocalDate date) {
        return set("target_date", date);
    }

    /**
     * Sets who leads it.
     *
     * @param member an id, e-mail address or display name of a member of the project
     * @return this request
     */
    public S lead(String member) {
        return set("lead", Check.text("lead", member, 255));
    }

    /**
     * Sets who works on it, all of them.
     *
     * @param members ids, e-mail addresses or display names of members of the project; empty for nobody
     * @return this request
     */
    public S members(Collection<String> members) {
        return set("members", Check.references("members", members));
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the project's modules
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }

    @Override
    public void validate() {
        Check.dateOrder(properties(), "start_date", "target_date");
    }
}
