package cloud.ewutelo.plane.internal.emulation;

import java.util.List;
import java.util.Optional;

/** What a comment of the SDK says, or why it cannot be read. */
public sealed interface OwnedReading {

    /** A comment that can be read, and changed without losing what people wrote around the values. */
    record Intact(OwnedFormat format, String html, List<OwnedRow> rows) implements OwnedReading {

        public Intact {
            rows = List.copyOf(rows);
        }

        public Optional<OwnedRow> row(String key) {
            return rows.stream().filter(row -> row.key().equals(key)).findFirst();
        }

        /**
         * The comment with exactly these rows. Rows that are there already stay where they are, cells whose value is the same
         * keep their markup, and everything outside the table stays as it is.
         */
        public String with(List<OwnedRow> wanted) {
            return OwnedHtml.replace(format, html, wanted);
        }
    }

    /**
     * A comment that somebody broke. It is never to be overwritten.
     *
     * @param reason what is wrong, as in {@code "its table has no column Value"}, without the text of the comment
     */
    record Damaged(String reason) implements OwnedReading {}
}
