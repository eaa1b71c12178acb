package cloud.ewutelo.plane.provisioner.plan;

import java.util.List;

/**
 * A difference between the file and Plane.
 *
 * @param key which thing, such as {@code ONB/Blocked}
 * @param fields what differs; may be empty where the whole thing is new
 * @param note a sentence more; may be empty
 */
public record Change(Kind kind, Action action, String key, List<FieldChange> fields, String note) {

    /** Copies the fields. */
    public Change {
        fields = List.copyOf(fields);
    }

    public static Change create(Kind kind, String key, List<FieldChange> fields) {
        return new Change(kind, Action.CREATE, key, fields, "");
    }

    public static Change update(Kind kind, String key, List<FieldChange> fields) {
        return new Change(kind, Action.UPDATE, key, fields, "");
    }

    public static Change delete(Kind kind, String key) {
        return new Change(kind, Action.DELETE, key, List.of(), "");
    }

    public Change noting(String sentence) {
        return new Change(kind, action, key, fields, sentence);
    }

    /** One line. */
    @Override
    public String toString() {
        return action + " " + kind + " " + key;
    }
}
