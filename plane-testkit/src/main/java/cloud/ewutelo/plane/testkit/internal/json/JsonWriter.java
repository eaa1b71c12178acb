package cloud.ewutelo.plane.testkit.internal.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON in the style of REST answers (compact, UTF-8) or of webhook bodies (spaced, ASCII). */
public final class JsonWriter {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private final StringBuilder out = new StringBuilder(512);
    private final String comma;
    private final String colon;
    private final boolean ascii;
    private final ZoneId zone;

    private JsonWriter(String comma, String colon, boolean ascii, ZoneId zone) {
        this.comma = comma;
        this.colon = colon;
        this.ascii = ascii;
        this.zone = zone;
    }

    /** The body of a REST answer; instants are shown in the given zone. */
    public static String rest(@Nullable Object value, ZoneId zone) {
        return new JsonWriter(",", ":", false, zone).write(value).out.toString();
    }

    /** The bytes of a webhook are in this form, and the signature is made over them. */
    public static String webhook(@Nullable Object value) {
        return new JsonWriter(", ", ": ", true, ZoneOffset.UTC).write(value).out.toString();
    }

    /** An instant as the server prints it: microseconds unless they are zero, {@code Z} for UTC. */
    public static String timestamp(Instant instant, ZoneId zone) {
        OffsetDateTime time = instant.atZone(zone).toOffsetDateTime();
        String local = (time.getNano() / 1000 == 0 ? SECONDS : MICROSECONDS).format(time);
        return local
                + (time.getOffset().getTotalSeconds() == 0
                        ? "Z"
                        : time.getOffset().getId());
    }

    private JsonWriter write(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Double number) {
            out.append(pythonFloat(number));
        } else if (value instanceof Instant instant) {
            string(timestamp(instant, zone));
        } else if (value instanceof LocalDate date) {
            string(date.toString());
        } else {
            out.append(value);
        }
        return this;
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            string(String.valueOf(entry.getKey()));
            out.append(colon);
            write(entry.getValue());
            separator = comma;
        }
        out.append('}');
    }

    private void array(List<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(element);
            separator = comma;
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    // The REST renderer escapes the two separators that break JavaScript.
                    if (c < ' ' || (ascii && c > '~') || c == '\u2028' || c == '\u2029') {
                        unicode(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void unicode(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }

    private static String pythonFloat(double number) {
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            return Double.toString(number).replace(".0E", "E").replace('E', 'e').replaceFirst("e(\\d)", "e+$1");
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
