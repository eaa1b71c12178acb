package cloud.ewutelo.plane.html;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.comment.CommentCreate;
import cloud.ewutelo.plane.workitem.WorkItemUpdate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneHtmlTest {

    private static final String ADA = "1268b6b5-27f1-4f30-9272-4f4324f4fc8f";

    @Test
    void markdownBecomesMarkup() {
        assertThat(PlaneHtml.fromMarkdown("# Title\n\nSome *words*, ~~old~~ and `code`.\n\n1. one\n2. two"))
                .isEqualToIgnoringNewLines(
                        "<h1>Title</h1><p>Some <em>words</em>, <del>old</del> and <code>code</code>.</p>"
                                + "<ol><li>one</li><li>two</li></ol>");
        assertThat(PlaneHtml.fromMarkdown("| a | b |\n|---|---|\n| 1 | 2 |"))
                .isEqualToIgnoringNewLines("<table><thead><tr><th>a</th><th>b</th></tr></thead>"
                        + "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>");
    }

    @Test
    void taskListsAreThoseOfPlanesEditor() {
        assertThat(PlaneHtml.fromMarkdown("- [x] done\n- [ ] open"))
                .isEqualToIgnoringNewLines("<ul data-type=\"taskList\">"
                        + "<li data-checked=\"true\" data-type=\"taskItem\"><p>done</p></li>"
                        + "<li data-checked=\"false\" data-type=\"taskItem\"><p>open</p></li></ul>");
    }

    @Test
    void markupInsideMarkdownIsShownAsItStands() {
        assertThat(PlaneHtml.fromMarkdown("<script>alert(1)</script>")).doesNotContain("<script");
        assertThat(PlaneHtml.fromMarkdown("a < b && <b>c</b>"))
                .isEqualTo("<p>a &lt; b &amp;&amp; &lt;b&gt;c&lt;/b&gt;</p>");
        assertThat(PlaneHtml.fromMarkdown("[x](javascript:alert(1))")).doesNotContain("javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "[a]: https://example.org"})
    void nothingIsAnEmptyParagraphBecausePlaneRefusesTheEmptyString(String nothing) {
        assertThat(PlaneHtml.fromMarkdown(nothing)).isEqualTo("<p></p>");
    }

    @Test
    void requestsTakeMarkdown() {
        assertThat(new CommentCreate().markdown("**now**").properties())
                .isEqualTo(Map.of("comment_html", "<p><strong>now</strong></p>"));
        assertThat(new WorkItemUpdate().descriptionMarkdown("**now**").properties())
                .isEqualTo(Map.of("description_html", "<p><strong>now</strong></p>"));
    }

    @Test
    void textOfMarkdownIsReadable() {
        String html = PlaneHtml.fromMarkdown("""
                # Release

                Before *Friday*, see [the plan](https://example.org/plan) & <https://example.org>.

                - one
                  - inner
                - two

                3. three
                4. four

                - [x] freeze
                - [ ] test

                > said
                >
                > twice

                | a | b |
                |---|---|
                | 1 | 2 |

                ```
                if (x) {
                    y();
                }
                ```
                """);

        assertThat(PlaneHtml.toText(html)).isEqualTo("""
                Release

                Before Friday, see the plan (https://example.org/plan) & https://example.org.

                - one
                  - inner
                - two

                3. three
                4. four

                [x] freeze
                [ ] test

                > said
                >
                > twice

                a | b
                1 | 2

                if (x) {
                    y();
                }""");
    }

    @Test
    void mentionsAreReadable() {
        String html = "<p>Hello " + PlaneHtml.mention(ADA) + " please look</p>";

        assertThat(html)
                .isEqualTo("<p>Hello <mention-component entity_name=\"user_mention\" entity_identifier=\"" + ADA
                        + "\"></mention-component> please look</p>");
        assertThat(PlaneHtml.toText(html)).isEqualTo("Hello @" + ADA + " please look");
        assertThat(PlaneHtml.toText(html, Map.of(ADA, "Ada")::get)).isEqualTo("Hello @Ada please look");
        assertThat(PlaneHtml.safe(html, id -> "<i>Ada</i>")).contains(">@&lt;i&gt;Ada&lt;/i&gt;</mention-component>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p>a &lt;b&gt; &amp;amp; &quot;c&quot;</p> | a <b> &amp; "c"
                    <p>one<br>two</p><p></p><p>three</p>       | one\\ntwo\\n\\nthree
                    one<br><br><br><br>two                     | one\\n\\ntwo
                    plain &eacute; &#128512; &nbsp; text       | plain é \uD83D\uDE00 text
                    <b>bo</b>ld <script>alert(1)</script>.     | bold .
                    <img src=x alt="a cat"> <img src=y>        | [image: a cat] [image]
                    <li>stray</li>                             | - stray
                    <ol start=9><li>a<li><p>b</p><p>c</p></ol> | 9. a\\n10. b\\n    c
                    <textarea>hidden</textarea>shown           | shown
                    <a href="javascript:x">text</a>            | text
                    <p>unclosed <b>bold                        | unclosed bold
                    """)
    void textIsWhatAPersonWouldRead(String html, String text) {
        assertThat(PlaneHtml.toText(html)).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void controlCharactersDoNotReachATerminal() {
        assertThat(PlaneHtml.toText("<p>a\u001b[31mb\u0007</p><pre>c\u001b</pre>"))
                .isEqualTo("a[31mb\n\nc");
    }

    @Test
    void plainTextComesBackAsItWas() {
        Random random = new Random(1);
        List<String> pieces = List.of(
                "word",
                "<b>",
                "</p>",
                "&amp;",
                "&lt;",
                "\"",
                "'",
                "é",
                "\uD83D\uDE00",
                "- x",
                "1. y",
                " ",
                "\n",
                "\n\n");
        for (int round = 0; round < 2_000; round++) {
            String text = random(random, pieces).strip();
            assertThat(PlaneHtml.toText(PlaneHtml.fromText(text)))
                    .as(text)
                    .isEqualTo(text.replaceAll(" *\n *", "\n")
                            .replaceAll(" +", " ")
                            .replaceAll("\n{2,}", "\n\n"));
        }
    }

    @Test
    void safeKeepsWhatPlaneKeeps() {
        String harmless = "<h2>Plan</h2><p>See <strong>this</strong></p>"
                + "<ul data-type=\"taskList\"><li data-checked=\"true\" data-type=\"taskItem\"><p>done</p></li></ul>"
                + "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table><pre><code>a\n  b</code></pre>"
                + "<img src=\"https://example.org/cat.png\" alt=\"cat\">";

        assertThat(PlaneHtml.safe(harmless)).isEqualTo(harmless);
        assertThat(PlaneHtml.safe("<a href=\"https://example.org/\" target=\"x\">link</a>"))
                .isEqualTo("<a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">link</a>");
        assertThat(PlaneHtml.safe("a &lt;script&gt; &amp; b")).isEqualTo("a &lt;script&gt; &amp; b");
    }

    @Test
    void nothingDangerousSurvivesSafe() {
        Random random = new Random(2);
        List<String> pieces = List.of(
                "<script>",
                "</script>",
                "<ScRiPt/x>",
                "alert(1)",
                "<img src=x onerror=alert(1)>",
                "<svg",
                "<svg>",
                "</svg>",
                "<math>",
                "<mtext>",
                "<mglyph>",
                "<style>",
                "</style>",
                "<noscript>",
                "</noscript>",
                "<template>",
                "</template>",
                "<title>",
                "</title>",
                "<textarea>",
                "</textarea>",
                "<xmp>",
                "<plaintext>",
                "<iframe src=//evil>",
                "<a href=\"java\nscript:alert(1)\">",
                "<a href='&#106;avascript:alert(1)'>",
                "<a href=data:text/html,x>",
                "</a>",
                "<p style='position:fixed'>",
                "<form action=//evil><input name=password>",
                "<base href=//evil>",
                "<meta http-equiv=refresh content='0;//evil'>",
                "<!--",
                "-->",
                "--!>",
                "<![CDATA[",
                "]]>",
                "<?php",
                "\"",
                "'",
                ">",
                "<",
                "&lt;script&gt;",
                "\u0000",
                "<table>",
                "<td>",
                "<select>",
                "<option>",
                "<details open ontoggle=x>",
                "<mention-component entity_identifier=\"<script>\" onclick=x>",
                "<img src=\"JaVaScRiPt:x\">",
                "<b onclick=x>");
        for (int round = 0; round < 3_000; round++) {
            String hostile = random(random, pieces);
            String safe = PlaneHtml.safe(hostile);
            for (Element element : Jsoup.parse(safe).body().select("*")) {
                assertThat(element.normalName())
                        .as(hostile)
                        .isNotIn(
                                "script",
                                "style",
                                "svg",
                                "math",
                                "iframe",
                                "form",
                                "input",
                                "base",
                                "meta",
                                "template",
                                "noscript",
                                "select",
                                "textarea",
                                "title",
                                "xmp",
                                "plaintext");
                for (Attribute attribute : element.attributes()) {
                    assertThat(attribute.getKey())
                            .as(hostile)
                            .doesNotStartWith("on")
                            .isNotEqualTo("style");
                    if (List.of("href", "src").contains(attribute.getKey())) {
                        assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
                                .as(hostile)
                                .matches("(https?:|mailto:|tel:).*");
                    }
                }
            }
        }
    }

    @Test
    void depthIsNoDanger() {
        int depth = 8_000;
        String nested = "<blockquote>".repeat(depth) + "deep" + "<ul><li>".repeat(depth) + "er";

        assertThat(PlaneHtml.toText(nested)).contains("deep").contains("er").hasSizeLessThan(1_000);
        assertThat(PlaneHtml.safe(nested)).contains("deep");
        assertThat(PlaneHtml.fromMarkdown(">".repeat(depth) + "deep")).contains("deep");
    }

    private static String random(Random random, List<String> pieces) {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
