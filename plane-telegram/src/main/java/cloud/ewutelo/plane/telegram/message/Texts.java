package cloud.ewutelo.plane.telegram.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The words of a language. */
final class Texts {

    private static final Pattern BEFORE = Pattern.compile(" ([:;»?!%])");
    private static final Pattern AFTER = Pattern.compile("(«) ");

    private final Locale locale;
    private final ResourceBundle bundle;

    Texts(Language language) {
        locale = language == Language.FR ? Locale.FRENCH : Locale.ENGLISH;
        bundle = ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages", locale);
    }

    Locale locale() {
        return locale;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * A text with its gaps filled.
     *
     * @param values numbers, and HTML: text of others must be escaped before
     */
    String html(String key, Object... values) {
        return new MessageFormat(pattern(key), locale).format(values);
    }

    /** A text with its gaps; French punctuation does not begin a line. */
    String pattern(String key) {
        String pattern = bundle.getString(key);
        return locale.equals(Locale.FRENCH)
                ? AFTER.matcher(BEFORE.matcher(pattern).replaceAll("\u00a0$1")).replaceAll("$1\u00a0")
                : pattern;
    }
}
