package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.label.Label;
import java.util.List;
import java.util.Optional;

/**
 * Fields out of a comment and labels.
 *
 * @param rows what the comment says
 * @param earlier other comments, of a write that broke off or is going on
 * @param labels the labels of the work item
 */
record EmulatedValues(
        String workItemId, List<OwnedRow> rows, List<List<OwnedRow>> earlier, List<Label> labels, MemberText texts)
        implements FieldValues {

    @Override
    public <T> Optional<T> get(FieldDefinition<T> field) {
        Optional<FieldRow> row = FieldRow.find(rows, field.name());
        boolean indexed = field.isIndexed() || row.map(FieldRow::labelled).isPresent();
        String shown = indexed
                ? indexed(field.name(), row).value()
                : row.map(FieldRow::value).orElse("");
        if (shown.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(texts.read(field, shown));
        } catch (InvalidRequestException misfit) {
            // The message names the field once more, and no text of the comment.
            throw unreadable(field.name(), String.valueOf(misfit.getMessage()));
        }
    }

    @Override
    public List<FieldEntry> entries() {
        return rows.stream()
                .map(FieldRow::of)
                .map(row -> row.entry(shown(row)))
                .filter(entry -> !entry.value().isEmpty())
                .toList();
    }

    /** Whether the labels say something else than the comment. */
    boolean isDivided() {
        return FieldRow.all(rows).stream()
                .anyMatch(row -> row.labelled() != null
                        && !FieldLabels.values(labels, row.name()).equals(IndexedValue.written(row)));
    }

    private String shown(FieldRow row) {
        if (row.labelled() == null) {
            return row.value();
        }
        IndexedValue value = decide(row.name(), Optional.of(row));
        return value.ambiguous() ? row.value() : value.value();
    }

    private IndexedValue indexed(String field, Optional<FieldRow> row) {
        IndexedValue value = decide(field, row);
        if (value.ambiguous()) {
            throw unreadable(field, "the work item has several labels that begin with \"" + field + ":\".");
        }
        return value;
    }

    IndexedValue decide(String field, Optional<FieldRow> row) {
        return IndexedValue.of(field, row.orElse(null), earlier, FieldLabels.values(labels, field));
    }

    private UnreadableFieldException unreadable(String field, String reason) {
        return new UnreadableFieldException(field, workItemId, reason);
    }
}
