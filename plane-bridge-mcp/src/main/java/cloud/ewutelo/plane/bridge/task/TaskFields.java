package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldUpdate;
import cloud.ewutelo.plane.field.FieldValues;
import java.util.Optional;

/** Custom fields that tools read and write, besides those that the SDK knows. */
public final class TaskFields {

    /** Whether a task is not done without a file. */
    public static final FieldDefinition<Boolean> REQUIRES_DELIVERABLE = FieldDefinition.bool("requires_deliverable")
            .describedAs("Whether a file must be uploaded before it is done");

    private TaskFields() {}

    /** A value; none, too, where a person wrote something that cannot be read. */
    static <T> Optional<T> readable(FieldValues values, FieldDefinition<T> field) {
        try {
            return values.get(field);
        } catch (UnreadableFieldException e) {
            return Optional.empty();
        }
    }

    /** Sets a value, unless it is there already. */
    static <T extends Comparable<T>> void change(
            FieldUpdate update, FieldValues present, FieldDefinition<T> field, Optional<T> wanted) {
        wanted.filter(value -> readable(present, field)
                        .filter(there -> there.compareTo(value) == 0)
                        .isEmpty())
                .ifPresent(value -> update.set(field, value));
    }
}
