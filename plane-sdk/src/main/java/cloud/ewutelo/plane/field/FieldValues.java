package cloud.ewutelo.plane.field;

import java.util.List;
import java.util.Optional;

/** The custom fields of a work item, as they were when they were read. */
public interface FieldValues {

    /**
     * The work item.
     *
     * @return its id
     */
    String workItemId();

    /**
     * The value of a field.
     *
     * @param field the field
     * @param <T> the type of the value
     * @return the value; empty if there is none
     * @throws cloud.ewutelo.plane.error.UnreadableFieldException if what stands there does not fit the field, for instance
     *     because somebody edited it; other fields can still be read
     */
    <T> Optional<T> get(FieldDefinition<T> field);

    /**
     * All fields that were read, as text; also those of other programs.
     *
     * @return the fields in the order in which people see them
     */
    List<FieldEntry> entries();
}
