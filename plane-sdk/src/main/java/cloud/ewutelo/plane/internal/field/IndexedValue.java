package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field that stands in a comment and on a label. They differ after a person edited one of them, or after a
 * program broke off between both; the label that was written with the comment tells which.
 *
 * @param value the value; empty text if there is none
 * @param ambiguous whether several labels contradict each other
 */
record IndexedValue(String value, boolean ambiguous) {

    /**
     * Decides.
     *
     * @param row the row in the comment; null if there is none
     * @param earlier other comments, of a write that broke off or is going on
     * @param labels the values of the labels on the work item
     */
    static IndexedValue of(String name, @Nullable FieldRow row, List<List<OwnedRow>> earlier, Set<String> labels) {
        Set<String> written = written(row);
        String value = row == null ? "" : row.value();
        if (labels.equals(written) || earlierLabels(name, earlier).contains(labels)) {
            // The label is as a program left it: the comment may be newer.
            return new IndexedValue(value, false);
        }
        Set<String> added = new HashSet<>(labels);
        added.removeAll(written);
        return switch (added.size()) {
            case 0 -> new IndexedValue(labels.isEmpty() ? "" : labels.iterator().next(), false);
            case 1 -> new IndexedValue(added.iterator().next(), false);
            default -> new IndexedValue("", true);
        };
    }

    /** The label that a row says was written with it, as a set. */
    static Set<String> written(@Nullable FieldRow row) {
        return Optional.ofNullable(row).map(FieldRow::labelled).map(Set::of).orElse(Set.of());
    }

    /** The labels that comments from before tell of; none, too, if one of them tells of none. */
    static Set<Set<String>> earlierLabels(String name, List<List<OwnedRow>> earlier) {
        Set<Set<String>> labels = new HashSet<>();
        for (List<OwnedRow> rows : earlier) {
            labels.add(written(FieldRow.find(rows, name).orElse(null)));
        }
        return labels;
    }
}
