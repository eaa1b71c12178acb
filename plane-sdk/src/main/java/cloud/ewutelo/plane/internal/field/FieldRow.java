package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.internal.emulation.OwnedFormat;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field in the comment: its name, its value, and a cell with its type, as in {@code decimal in USD} or {@code text, label
 * agent_id:imhotep}. The label in the cell is the one that was written with the value: whether label or value were edited by a
 * person since, is seen by comparing both with it.
 *
 * @param type the type with its unit, without the label
 * @param labelled the value that the label had when the row was written; null if it had none
 */
record FieldRow(
        String name, String value, String type, @Nullable String labelled) {

    static final OwnedFormat FORMAT = new OwnedFormat(
            "plane-for-java/fields",
            1,
            "Custom fields",
            "Values may be edited here; programs read and write them.",
            List.of("Field", "Value", "Type"));

    private static final String LABEL = ", label ";

    static FieldRow of(FieldDefinition<?> field, String value) {
        return new FieldRow(field.name(), value, typeOf(field), field.isIndexed() ? value : null);
    }

    static FieldRow of(OwnedRow row) {
        String type = row.values().get(1);
        int at = type.indexOf(LABEL);
        String labelled = at < 0
                ? null
                : FieldLabels.valueIn(type.substring(at + LABEL.length()), row.key())
                        .orElse(null);
        return new FieldRow(row.key(), row.value(), labelled == null ? type : type.substring(0, at), labelled);
    }

    static List<FieldRow> all(List<OwnedRow> rows) {
        return rows.stream().map(FieldRow::of).toList();
    }

    static Optional<FieldRow> find(List<OwnedRow> rows, String name) {
        return rows.stream().filter(row -> row.key().equals(name)).findFirst().map(FieldRow::of);
    }

    static String typeOf(FieldDefinition<?> field) {
        return field.type().label()
                + (field.isMulti() ? " list" : "")
                + field.unit().map(unit -> " in " + unit).orElse("");
    }

    OwnedRow row() {
        String cell = labelled == null ? type : type + LABEL + FieldLabels.nameOf(name, labelled);
        return OwnedRow.of(name, value, cell);
    }

    FieldRow with(String newValue) {
        return new FieldRow(name, newValue, type, newValue);
    }

    FieldEntry entry(String shown) {
        return new FieldEntry(name, shown, type);
    }
}
