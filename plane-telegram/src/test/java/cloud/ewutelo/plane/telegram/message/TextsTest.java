package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern GAP = Pattern.compile("\\{(\\d)");

    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
    private static final ResourceBundle FRENCH = bundle(Locale.FRENCH);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages", locale);
    }

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameGaps() {
        assertThat(FRENCH.keySet()).isEqualTo(ENGLISH.keySet());
        for (String key : ENGLISH.keySet()) {
            if (!key.startsWith("project.cancelled")) {
                assertThat(gaps(FRENCH.getString(key))).as(key).isEqualTo(gaps(ENGLISH.getString(key)));
            }
        }
    }

    private static String gaps(String pattern) {
        return GAP.matcher(pattern)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
    }

    @Test
    void everyTextIsAPatternWithoutStraightApostrophes() {
        for (ResourceBundle bundle : new ResourceBundle[] {ENGLISH, FRENCH}) {
            for (String key : bundle.keySet()) {
                String pattern = bundle.getString(key);
                assertThat(pattern).as(key).doesNotContain("'").isNotBlank();
                assertThat(new MessageFormat(pattern, bundle.getLocale()))
                        .as(key)
                        .isNotNull();
            }
        }
    }

    @Test
    void frenchKeepsPunctuationOnTheLine() {
        Texts french = new Texts(Language.FR);
        for (String key : FRENCH.keySet()) {
            assertThat(french.pattern(key))
                    .as(key)
                    .doesNotContainPattern(" [:;»?!%]")
                    .doesNotContain("« ");
        }
    }
}
