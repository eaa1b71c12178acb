package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramHtmlTest {

    @Test
    void markupOfOthersIsShownAsItStands() {
        assertThat(TelegramHtml.escape("<b>\"Tom\" & Jerry</b>"))
                .isEqualTo("&lt;b&gt;&quot;Tom&quot; &amp; Jerry&lt;/b&gt;");
    }

    @Test
    void textThatRunsTheOtherWayIsIsolated() {
        assertThat(TelegramHtml.escape("שלום")).isEqualTo("\u2068שלום\u2069");
        assertThat(TelegramHtml.escape("hello")).isEqualTo("hello");
    }

    @Test
    void invisibleCharactersThatTurnTextAroundAreLeftOut() {
        assertThat(TelegramHtml.escape("pay\u202egnp.exe\u0000")).isEqualTo("paygnp.exe");
    }

    @Test
    void familiesStayTogether() {
        String family = "👩‍👩‍👧‍👦";

        assertThat(TelegramHtml.cut("abc" + family, 14)).isEqualTo("abc" + family);
        assertThat(TelegramHtml.cut("abc" + family, 13)).isEqualTo("abc…");
    }

    @Test
    void cutsBeforeEscaping() {
        assertThat(TelegramHtml.escape(TelegramHtml.cut("&&&&&&", 4))).isEqualTo("&amp;&amp;&amp;…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>bold",
                "<b><i>crossed</b></i>",
                "<p>paragraph</p>",
                "a & b",
                "<a href=http://x.y>x</a>",
                "",
                "<b> </b>",
                "</b>",
                "<script>"
            })
    void findsWhatTelegramWouldRefuse(String html) {
        assertThat(TelegramHtml.problem(html)).isPresent();
    }

    @Test
    void findsMessagesThatAreTooLong() {
        assertThat(TelegramHtml.problem("&amp;".repeat(4096))).isEmpty();
        assertThat(TelegramHtml.problem("a".repeat(4097))).contains("it has 4097 characters, the most is 4096");
    }

    @Test
    void theWordsAloneAreWhatPeopleSee() {
        assertThat(TelegramHtml.plain("<b>[R&amp;D]</b> <a href=\"https://x.org\">“a &lt; b”</a>"))
                .isEqualTo("[R&D] “a < b”");
    }

    @Test
    void partsThatDoNotFitBeginANewPage() {
        String part = "x".repeat(1500);

        assertThat(TelegramHtml.pages(List.of(part, part, part))).containsExactly(part + "\n" + part, part);
        assertThat(TelegramHtml.pages(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://plane.example.org/acme/browse/ONB-1/", "http://10.0.0.1:8080/", "https://a.b"})
    void addressesThatTelegramTakes(String url) {
        assertThat(TelegramHtml.isAddress(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://localhost/", "javascript:alert(1)", "https://a.b/ c", "https://a.b/\"x", "/acme"})
    void addressesThatCostAMessage(String url) {
        assertThat(TelegramHtml.isAddress(url)).isFalse();
    }
}
