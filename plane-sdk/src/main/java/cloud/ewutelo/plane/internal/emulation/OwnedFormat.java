package cloud.ewutelo.plane.internal.emulation;

import java.util.List;

/**
 * How the comments of one kind look: a title, a sentence for people, a table, and a line that names source and version.
 *
 * <pre>{@code
 * OwnedFormat format = new OwnedFormat(
 *         "plane-for-java/fields", 1, "Custom fields", "Values may be edited here.", List.of("Field", "Value", "Type"));
 * String html = format.render(List.of(OwnedRow.of("agent_id", "imhotep", "text")));
 * OwnedReading reading = format.parse(html);
 * }</pre>
 *
 * <p>The form survives Plane's editor, which keeps tables, paragraphs and inline code, and changes attributes, classes and
 * white space. A cell shows its text as it is where that is exact, and as a JSON string in quotes where it is not: with line
 * breaks, outer or repeated blanks, invisible characters, or nothing at all.
 *
 * @param source the first half of the comments' external pair, as in {@code "plane-for-java/fields"}
 * @param version the version of the format; comments of later versions are not read
 * @param title the title, plain text
 * @param note a sentence on what people may do with it, plain text
 * @param columns the names of the columns, the key's first; two or more
 */
public record OwnedFormat(String source, int version, String title, String note, List<String> columns) {

    public OwnedFormat {
        columns = List.copyOf(columns);
    }

    /** A new comment with these rows. */
    public String render(List<OwnedRow> rows) {
        return OwnedHtml.render(this, rows);
    }

    /** Reads a comment. Whatever it holds, this throws nothing. */
    public OwnedReading parse(String html) {
        return OwnedHtml.parse(this, html);
    }
}
