package cloud.ewutelo.plane.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes to several fields of one work item. What is not touched stays as it is. Filled by one thread, and then handed over. */
public final class FieldUpdate {

    private final Map<String, Change<?>> changes = new LinkedHashMap<>();

    /** Starts with nothing touched. */
    public FieldUpdate() {}

    /**
     * A change of one field.
     *
     * @param field the field
     * @param value the value that was checked; empty to clear it
     * @param <T> the type of the value
     */
    public record Change<T>(FieldDefinition<T> field, Optional<T> value) {}

    /**
     * Sets a field.
     *
     * @param field the field
     * @param value its new value
     * @param <T> the type of the value
     * @return this update
     * @throws InvalidRequestException if the value does not fit
     */
    public <T> FieldUpdate set(FieldDefinition<T> field, T value) {
        changes.put(field.name(), new Change<>(field, Optional.of(field.check(value))));
        return this;
    }

    /**
     * Clears a field.
     *
     * @param field the field
     * @return this update
     */
    public FieldUpdate clear(FieldDefinition<?> field) {
        changes.put(field.name(), new Change<>(field, Optional.empty()));
        return this;
    }

    /**
     * What has been touched so far.
     *
     * @return a copy, in the order of the calls
     */
    public List<Change<?>> changes() {
        return new ArrayList<>(changes.values());
    }

    /**
     * The names of the touched fields, for a message.
     *
     * @return the names; never the values
     */
    @Override
    public String toString() {
        return "FieldUpdate" + changes.keySet();
    }
}
