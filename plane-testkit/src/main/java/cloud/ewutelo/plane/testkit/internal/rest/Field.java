package cloud.ewutelo.plane.testkit.internal.rest;

import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One key of a resource: how it is read from a row and what it accepts from a client. */
public final class Field {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

    private final String name;
    private final @Nullable Check check;
    private @Nullable Reader reader;
    private @Nullable Object initial;
    private boolean required;
    private boolean nullable;
    private boolean blank;
    private boolean hidden;

    /** Computes a value that is not a column. */
    @FunctionalInterface
    public interface Reader {
        /** The value for a row as this user sees it. */
        @Nullable
        Object read(Row row, @Nullable Row viewer);
    }

    /** Converts what a client sent, or throws. */
    @FunctionalInterface
    private interface Check {
        @Nullable
        Object convert(Object raw);
    }

    private Field(String name, @Nullable Check check) {
        this.name = name;
        this.check = check;
    }

    /** Shown, never accepted. */
    public static Field readOnly(String name) {
        return new Field(name, null);
    }

    /** Several columns that are shown and never accepted. */
    public static Field[] readOnly(String... names) {
        Field[] fields = new Field[names.length];
        for (int i = 0; i < names.length; i++) {
            fields[i] = readOnly(names[i]);
        }
        return fields;
    }

    /** Not a column: computed when shown. */
    public static Field computed(String name, Reader reader) {
        Field field = readOnly(name);
        field.reader = reader;
        return field;
    }

    /** A text without a limit. */
    public static Field text(String name) {
        return text(name, Integer.MAX_VALUE);
    }

    /** A text with a limit in code points; surrounding space is removed. */
    public static Field text(String name, int limit) {
        return new Field(name, raw -> string(raw, true, limit)).startsAs("");
    }

    /** A text whose surrounding space is kept. */
    public static Field rawText(String name) {
        return new Field(name, raw -> string(raw, false, Integer.MAX_VALUE)).startsAs("");
    }

    /** One of the given words. */
    public static Field choice(String name, String... choices) {
        List<String> allowed = List.of(choices);
        return new Field(name, raw -> {
            if (raw instanceof String text && allowed.contains(text)) {
                return text;
            }
            throw new FieldException("\"" + display(raw) + "\" is not a valid choice.");
        });
    }

    /** One of the given numbers. */
    public static Field numberChoice(String name, Integer... choices) {
        List<Integer> allowed = List.of(choices);
        return new Field(name, raw -> {
            for (Integer choice : allowed) {
                if (choice.toString().equals(display(raw))) {
                    return (long) choice;
                }
            }
            throw new FieldException("\"" + display(raw) + "\" is not a valid choice.");
        });
    }

    /** The name of a time zone. */
    public static Field zone(String name) {
        return new Field(name, raw -> {
            if (raw instanceof String text && ZoneId.getAvailableZoneIds().contains(text)) {
                return text;
            }
            throw new FieldException("\"" + display(raw) + "\" is not a valid choice.");
        });
    }

    /** True or false, in any of the server's spellings. */
    public static Field bool(String name) {
        return new Field(name, raw -> {
            return switch (display(raw).toLowerCase(Locale.ROOT)) {
                case "true", "t", "yes", "y", "on", "1" -> true;
                case "false", "f", "no", "n", "off", "0" -> false;
                default -> throw new FieldException("Must be a valid boolean.");
            };
        });
    }

    /** A whole number between two bounds. */
    public static Field integer(String name, long min, long max) {
        return new Field(name, raw -> {
            long value;
            try {
                value = new BigDecimal(display(raw).trim()).longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new FieldException("A valid integer is required.");
            }
            if (raw instanceof Boolean || raw instanceof JsonArray || raw instanceof JsonObject) {
                throw new FieldException("A valid integer is required.");
            }
            if (value > max) {
                throw new FieldException("Ensure this value is less than or equal to " + max + ".");
            }
            if (value < min) {
                throw new FieldException("Ensure this value is greater than or equal to " + min + ".");
            }
            return value;
        });
    }

    /** A number. */
    public static Field decimal(String name) {
        return new Field(name, raw -> {
            try {
                return Double.valueOf(display(raw).trim());
            } catch (NumberFormatException e) {
                throw new FieldException("A valid number is required.");
            }
        });
    }

    /** A calendar date. */
    public static Field date(String name) {
        return new Field(name, raw -> {
            if (raw instanceof String text && DATE.matcher(text).matches()) {
                String[] parts = text.split("-", -1);
                try {
                    return LocalDate.of(
                            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                } catch (DateTimeException e) {
                    throw wrongDate();
                }
            }
            throw wrongDate();
        });
    }

    /** A point in time. */
    public static Field instant(String name) {
        return new Field(name, raw -> {
            Instant instant = raw instanceof String text ? parseInstant(text) : null;
            if (instant == null) {
                throw new FieldException("Datetime has wrong format. Use one of these formats instead: "
                        + "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
            }
            return instant;
        });
    }

    /** Any JSON. */
    public static Field json(String name) {
        return new Field(name, raw -> raw);
    }

    /** The id of a row in a table. */
    public static Field reference(String name, Table table) {
        return new Field(name, raw -> existing(raw, table)).nullable();
    }

    /** A list of ids of rows in a table. */
    public static Field references(String name, Table table) {
        return new Field(name, raw -> {
            if (!(raw instanceof JsonArray array)) {
                throw new FieldException("Expected a list of items but got type \"" + typeName(raw) + "\".");
            }
            JsonArray ids = new JsonArray();
            JsonObject errors = new JsonObject();
            for (int i = 0; i < array.size(); i++) {
                try {
                    Object element = array.get(i);
                    if (element == null) {
                        throw new FieldException("This field may not be null.");
                    }
                    ids.add(existing(element, table));
                } catch (FieldException refused) {
                    errors.put(Integer.toString(i), refused.messages());
                }
            }
            if (!errors.isEmpty()) {
                throw new FieldException((Object) errors);
            }
            return ids;
        });
    }

    /** Must be sent on creation. */
    public Field required() {
        required = true;
        return this;
    }

    /** Accepts null, and starts as null. */
    public Field nullable() {
        nullable = true;
        return startsAs(null);
    }

    /** Accepts an empty text. */
    public Field blank() {
        blank = true;
        return this;
    }

    /** Accepted, never shown. */
    public Field writeOnly() {
        hidden = true;
        return this;
    }

    /** The value of a new row when the client sends none. */
    public Field startsAs(@Nullable Object value) {
        initial = value;
        return this;
    }

    /** Shows something else than the column. */
    public Field shownAs(Reader newReader) {
        reader = newReader;
        return this;
    }

    /** The key. */
    public String name() {
        return name;
    }

    boolean isShown() {
        return !hidden;
    }

    boolean isWritable() {
        return check != null;
    }

    boolean isRequired() {
        return required;
    }

    @Nullable
    Object initial() {
        return initial instanceof JsonObject object
                ? object.clone()
                : initial instanceof JsonArray array ? array.clone() : initial;
    }

    @Nullable
    Object read(Row row, @Nullable Row viewer) {
        return reader == null ? row.get(name) : reader.read(row, viewer);
    }

    @Nullable
    Object convert(@Nullable Object raw) {
        if (raw == null) {
            if (!nullable) {
                throw new FieldException("This field may not be null.");
            }
            return null;
        }
        Object value = Objects.requireNonNull(check).convert(raw);
        if (value instanceof String text && text.isEmpty() && !blank) {
            throw new FieldException("This field may not be blank.");
        }
        return value;
    }

    /** A point in time in any of the forms that the server reads; null when it is none. */
    public static @Nullable Instant parseInstant(String text) {
        return parseInstant(text, ZoneOffset.UTC);
    }

    /** As above; a time without an offset is meant in the given zone. */
    public static @Nullable Instant parseInstant(String text, ZoneId zone) {
        String value = text.trim().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notOffset) {
            try {
                return LocalDateTime.parse(value).atZone(zone).toInstant();
            } catch (DateTimeException notLocal) {
                try {
                    return LocalDate.parse(value).atStartOfDay(zone).toInstant();
                } catch (DateTimeException notDate) {
                    return null;
                }
            }
        }
    }

    /** How Python would show a value in a message. */
    static String display(@Nullable Object raw) {
        if (raw instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return raw == null ? "None" : raw.toString();
    }

    /** Python's name of a JSON value's type. */
    static String typeName(@Nullable Object raw) {
        if (raw instanceof JsonObject) {
            return "dict";
        }
        if (raw instanceof JsonArray) {
            return "list";
        }
        if (raw instanceof Boolean) {
            return "bool";
        }
        if (raw instanceof Long) {
            return "int";
        }
        return raw instanceof Double ? "float" : "str";
    }

    private static FieldException wrongDate() {
        return new FieldException("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
    }

    private static String existing(Object raw, Table table) {
        if (raw instanceof JsonObject || raw instanceof JsonArray || raw instanceof Boolean) {
            throw new FieldException("Incorrect type. Expected pk value, received " + typeName(raw) + ".");
        }
        String id = raw.toString();
        if (!UUID.matcher(id).matches()) {
            throw new FieldException("“" + id + "” is not a valid UUID.");
        }
        Row row = table.find(id.toLowerCase(Locale.ROOT));
        if (row == null) {
            throw new FieldException("Invalid pk \"" + id + "\" - object does not exist.");
        }
        return row.id();
    }

    private static String string(Object raw, boolean trim, int limit) {
        if (raw instanceof Boolean || raw instanceof JsonObject || raw instanceof JsonArray) {
            throw new FieldException("Not a valid string.");
        }
        String text = trim ? raw.toString().strip() : raw.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new FieldException("Null characters are not allowed.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new FieldException(
                        String.format(Locale.ROOT, "Surrogate characters are not allowed: U+%04X.", (int) c));
            }
        }
        if (text.codePointCount(0, text.length()) > limit) {
            throw new FieldException("Ensure this field has no more than " + limit + " characters.");
        }
        return text;
    }
}
