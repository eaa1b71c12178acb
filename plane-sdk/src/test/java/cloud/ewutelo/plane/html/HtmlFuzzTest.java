package cloud.ewutelo.plane.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever HTML comes from others, it becomes safe markup and readable text. The inputs are the corpus {@code fuzz/html.txt}, and
 * pieces of it cut and joined at random; {@code -Dfuzz.seed} and {@code -Dfuzz.runs} look elsewhere, and longer.
 */
class HtmlFuzzTest {

    private static final Set<String> ACTIVE = Set.of(
            "script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "svg", "math", "template");

    private static final List<String> CORPUS = corpus();

    static Stream<String> inputs() {
        Random random = new Random(Long.getLong("fuzz.seed", 20261125L));
        return Stream.concat(
                CORPUS.stream(),
                IntStream.range(0, Integer.getInteger("fuzz.runs", 300)).mapToObj(run -> mutant(random)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isSafeToShow(String html) {
        String safe = PlaneHtml.safe(html);

        for (Element element : Jsoup.parse(safe).body().getAllElements()) {
            assertThat(ACTIVE).doesNotContain(element.normalName());
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey().toLowerCase(Locale.ROOT)).doesNotStartWith("on");
                assertThat(attribute
                                .getValue()
                                .replaceAll("[\\s\\p{Cntrl}]", "")
                                .toLowerCase(Locale.ROOT))
                        .doesNotStartWith("javascript:")
                        .doesNotStartWith("vbscript:")
                        .doesNotStartWith("data:text");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void staysTheSameWhenMadeSafeAgain(String html) {
        String safe = PlaneHtml.safe(html);

        assertThat(PlaneHtml.safe(safe)).isEqualTo(safe);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void becomesText(String html) {
        assertThat(PlaneHtml.toText(html).length()).isLessThan(10 * html.length() + 100);
    }

    private static String mutant(Random random) {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(4); piece >= 0; piece--) {
            String source = CORPUS.get(random.nextInt(CORPUS.size()));
            int from = random.nextInt(source.length());
            text.append(random.nextBoolean() ? source.substring(from) : source.substring(0, from));
        }
        for (int change = random.nextInt(4); change > 0 && text.length() > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x3000));
                default -> text.setCharAt(at, "<>\"'&/= \0".charAt(random.nextInt(9)));
            }
        }
        return text.toString();
    }

    private static List<String> corpus() {
        try (InputStream file =
                Objects.requireNonNull(HtmlFuzzTest.class.getResourceAsStream("/fuzz/html.txt"), "the corpus")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
