package cloud.ewutelo.plane.field;

import java.util.Locale;

/** What kind of value a custom field holds. */
public enum FieldType {
    /** Text, a {@link String}. */
    TEXT,
    /** An exact decimal number, a {@link java.math.BigDecimal}. */
    DECIMAL,
    /** A whole number, a {@link Long}. */
    INTEGER,
    /** Yes or no, a {@link Boolean}. */
    BOOLEAN,
    /** A moment, to the second, an {@link java.time.Instant}. */
    DATE_TIME,
    /** One of a list of texts, a {@link String}. */
    OPTION,
    /** A web address, a {@link java.net.URI}. */
    URL,
    /** An e-mail address, a {@link String}. */
    EMAIL,
    /** Somebody who works in the project, the {@link String} of an id. */
    MEMBER;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * How the type is called in comments and messages.
     *
     * @return such as {@code "date-time"}
     */
    public String label() {
        return label;
    }
}
