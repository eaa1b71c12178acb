package cloud.ewutelo.plane.internal;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the server that are known here, so that a doomed request is refused before it is made. */
public final class Check {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern WEB_ADDRESS =
            Pattern.compile("https?://[^\\s/?#]+([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private Check() {}

    /** Text that must not be blank, and no longer than the server stores. */
    public static String text(String field, @Nullable String value, int maxCharacters) {
        if (value == null || value.isBlank()) {
            throw new InvalidRequestException(field, "is empty", "Give it 1 to " + maxCharacters + " characters.");
        }
        // The server counts code points, not UTF-16 units: 255 emoji are a valid name.
        int length = value.codePointCount(0, value.length());
        if (length > maxCharacters) {
            throw new InvalidRequestException(
                    field, "has " + length + " characters", "Shorten it to " + maxCharacters + " characters or fewer.");
        }
        return safeText(field, value);
    }

    /** Text that the server can store at all. */
    public static String safeText(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidRequestException(
                        field, "contains a NUL character", "Remove it: Plane cannot store it.");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new InvalidRequestException(
                            field, "contains half of a surrogate pair", "Cut the text between whole characters.");
                }
                i++;
            }
        }
        return value;
    }

    /** Names or ids of several objects. */
    public static List<String> references(String field, Collection<String> references) {
        return references.stream().map(each -> reference(field, each)).toList();
    }

    /** A name or id among several. */
    public static String reference(String field, String reference) {
        if (reference.isBlank()) {
            throw new InvalidRequestException(field, "contains an empty entry", "Name each by its id or name.");
        }
        return reference;
    }

    public static int range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidRequestException(field, "is " + value, "Use a value from " + least + " to " + most + ".");
        }
        return value;
    }

    public static String color(String field, String value) {
        if (!COLOR.matcher(value).matches()) {
            throw new InvalidRequestException(
                    field, "is not a colour: " + value, "Write it as #RRGGBB, such as #46A758.");
        }
        return value;
    }

    /** Markup: Plane refuses the empty string where it takes an empty paragraph. */
    public static String html(String field, String value) {
        if (value.isEmpty()) {
            throw new InvalidRequestException(field, "is empty", "Use <p></p> for an empty text.");
        }
        return safeText(field, value);
    }

    /** An e-mail address, as far as its shape tells. */
    public static String email(String field, String value) {
        if (!EMAIL.matcher(value).matches()) {
            throw new InvalidRequestException(
                    field, "is no e-mail address: " + value, "Write it as name@example.org, without blanks.");
        }
        return text(field, value, 255);
    }

    /** An address that a browser can open. Plane checks it in part of its routes only. */
    public static String url(String field, String value) {
        if (!WEB_ADDRESS.matcher(value).matches()) {
            throw new InvalidRequestException(
                    field, "is no web address", "Write the whole address with http:// or https://, and blanks as %20.");
        }
        return safeText(field, value);
    }

    /** A start after the end; only where both are in the request, because the server's other value is not known here. */
    public static void dateOrder(
            Map<String, ? extends @Nullable Object> properties, String startField, String endField) {
        if (properties.get(startField) instanceof LocalDate start
                && properties.get(endField) instanceof LocalDate end
                && start.isAfter(end)) {
            throw new InvalidRequestException(
                    startField, "is " + start + ", after " + endField + " " + end, "Swap them, or move one of them.");
        }
    }

    public static void required(Map<String, ? extends @Nullable Object> properties, String field) {
        if (properties.get(field) == null) {
            throw new InvalidRequestException(field, "is missing", "Set it: Plane requires it.");
        }
    }
}
