package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Python's {@code json.dumps} writes it unless told otherwise: a blank behind commas and colons, ASCII alone. Plane sends
 * and signs webhooks in this form.
 */
final class PythonJson {

    private final StringBuilder out = new StringBuilder(1024);

    private PythonJson() {}

    static String write(JsonValue value) {
        PythonJson json = new PythonJson();
        json.value(value.toPlain());
        return json.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            out.append(number(((Number) value).doubleValue()));
        } else {
            out.append(value);
        }
    }

    private void object(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            string(String.valueOf(entry.getKey()));
            out.append(": ");
            value(entry.getValue());
            separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> list) {
        String separator = "[";
        for (Object element : list) {
            out.append(separator);
            value(element);
            separator = ", ";
        }
        out.append(list.isEmpty() ? "[]" : "]");
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
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c < ' ' || c > '~') {
                        escape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A character beyond the first plane is two of them, each escaped by itself. */
    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }

    /** The fewest digits that read back as the same number. Java's own are more in places before version 19. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value + ". Use null.");
        }
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent < -4 || exponent >= 16) {
            String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
            int size = Math.abs(exponent);
            return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "")
                    + size;
        }
        String plain = shortest.toPlainString();
        return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
    }

    /** At a power of two the nearest of the shortest may read back as another number, while its neighbour does not. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest.stripTrailingZeros();
            }
            boolean wasUp = nearest.compareTo(exact) > 0;
            BigDecimal other = exact.round(new MathContext(digits, wasUp ? RoundingMode.DOWN : RoundingMode.UP));
            if (other.doubleValue() == value) {
                return other.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
