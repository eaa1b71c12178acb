package cloud.ewutelo.plane.worklog;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a worklog.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class WorklogFields<S extends WorklogFields<S>> extends FieldChanges<S>
        permits WorklogCreate, WorklogUpdate {

    WorklogFields() {}

    /**
     * Sets how long it took.
     *
     * @param minutes whole minutes, 0 or more
     * @return this request
     */
    public S minutes(int minutes) {
        return set("duration", Check.range("duration", minutes, 0, Integer.MAX_VALUE));
    }

    /**
     * Sets what was done.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }
}
