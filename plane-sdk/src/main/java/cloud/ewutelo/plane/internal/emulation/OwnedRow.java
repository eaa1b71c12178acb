package cloud.ewutelo.plane.internal.emulation;

import java.util.List;

/**
 * A row of a table that the SDK owns.
 *
 * @param key what the row is about, the first cell; not empty, and unique in its table
 * @param values the other cells, one for each further column; any text, empty and with any white space
 */
public record OwnedRow(String key, List<String> values) {

    public OwnedRow {
        values = List.copyOf(values);
    }

    public static OwnedRow of(String key, String... values) {
        return new OwnedRow(key, List.of(values));
    }

    /** The cell behind the key, the one value of tables with two columns. */
    public String value() {
        return values.get(0);
    }
}
