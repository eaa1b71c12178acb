package cloud.ewutelo.plane.telegram.message;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a language. */
final class Texts {

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
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
