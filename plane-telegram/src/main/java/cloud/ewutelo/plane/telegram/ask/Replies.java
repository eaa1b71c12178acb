package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.telegram.message.Language;
import cloud.ewutelo.plane.telegram.message.TelegramHtml;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Short answers in a language. What is put into them is text of others and stays text. */
final class Replies {

    private static final int LONGEST_FOREIGN = 200;
    private static final Map<Language, Properties> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, load(language));
        }
    }

    private final Properties patterns;

    private Replies(Properties patterns) {
        this.patterns = patterns;
    }

    static Replies in(Language language) {
        return new Replies(Objects.requireNonNull(ALL.get(language)));
    }

    /** An answer in HTML. */
    String html(String name, String... foreign) {
        return text(
                name,
                Arrays.stream(foreign)
                        .map(text -> TelegramHtml.escape(TelegramHtml.cut(text, LONGEST_FOREIGN)))
                        .toArray(String[]::new));
    }

    /** An answer for where Telegram shows no markup. */
    String plain(String name, String... foreign) {
        return TelegramHtml.plain(html(name, foreign));
    }

    /** An answer with parts that are HTML already. */
    String text(String name, String... html) {
        String pattern = Objects.requireNonNull(patterns.getProperty(name), name);
        return new MessageFormat(pattern, Locale.ROOT).format(html);
    }

    private static Properties load(Language language) {
        String file = "replies_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        Properties patterns = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Replies.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            patterns.load(reader);
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
