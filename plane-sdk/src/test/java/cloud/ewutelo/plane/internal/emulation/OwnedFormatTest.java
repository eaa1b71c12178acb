package cloud.ewutelo.plane.internal.emulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cloud.ewutelo.plane.html.PlaneHtml;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedFormatTest {

    private static final OwnedFormat FORMAT = new OwnedFormat(
            "plane-for-java/test", 2, "Things & more", "Edit <values> here.", List.of("Name", "Value", "Type"));

    private static final OwnedRow AGENT = OwnedRow.of("agent_id", "imhotep", "text");
    private static final OwnedRow COST = OwnedRow.of("cost", "12.50", "decimal");

    @Test
    void peopleSeeATable() {
        assertThat(PlaneHtml.toText(FORMAT.render(List.of(AGENT, COST)))).isEqualTo("""
                Things & more

                Name | Value | Type
                agent_id | imhotep | text
                cost | 12.50 | decimal

                Edit <values> here. plane-for-java/test v2""");
    }

    static Stream<String> values() {
        return Stream.of(
                "imhotep",
                "a b",
                "",
                " ",
                "  two",
                "end ",
                "a  b",
                "line\nline",
                "\n",
                "tab\tstop",
                "carriage\r\nreturn",
                "\"",
                "\"quoted\"",
                "\"half",
                "half\"",
                "back\\slash",
                "\\n",
                "\u00a0",
                "no\u00a0break",
                "zero\u200bwidth",
                "\u202eevil",
                "\ufeffmark",
                "soft\u00adhyphen",
                "\u2028",
                "grüße, 你好, \u0645",
                "e\u0301",
                "🦉 and 👩‍🚀",
                "<script>alert(1)</script>",
                "</td></tr></table><img src=x onerror=alert(1)>",
                "&lt;b&gt; &amp; &nbsp;",
                "plane-for-java/test v99",
                ":smile: -- ... (c) --> \u201cquotes\u201d",
                "https://example.org/?a=b&c=d#e",
                "<!-- comment -->",
                "\u0001\u007f",
                "\ue000",
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyTextIsExactAndInert(String value) {
        OwnedRow row = OwnedRow.of("name", value, value);

        String html = FORMAT.render(List.of(row));

        assertThat(rows(html)).containsExactly(row);
        assertThat(rows(asFromTheEditor(html))).containsExactly(row);
        assertThat(Jsoup.parseBodyFragment(html).select("script, img, [onerror], a"))
                .isEmpty();
    }

    @Test
    void randomTextIsExact() {
        Random random = new Random(7);
        String pieces = " \n\t\r\"\\<>&;'`ab🦉\u00a0\u200b\u2029\u0000é:/-".replace("\u0000", "");
        int[] characters = pieces.codePoints().toArray();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            OwnedRow row = OwnedRow.of("k" + text, text.toString(), "");
            assertThat(rows(asFromTheEditor(FORMAT.render(List.of(row))))).containsExactly(row);
        }
    }

    @Test
    void unknownAndWrongMarkupBreaksNothingButTheReading() {
        Random random = new Random(11);
        String html = FORMAT.render(List.of(AGENT, COST));
        for (int i = 0; i < 3_000; i++) {
            StringBuilder hurt = new StringBuilder(html);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(hurt.length());
                hurt.replace(
                        at, Math.min(hurt.length(), at + random.nextInt(9)), "<\"td/>&x".substring(random.nextInt(8)));
            }
            OwnedReading reading = FORMAT.parse(hurt.toString());
            if (reading instanceof OwnedReading.Intact intact) {
                assertThat(rows(intact.with(intact.rows()))).isEqualTo(intact.rows());
            }
        }
    }

    @Test
    void hostileMarkupTakesNoLongTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            FORMAT.parse("<b>".repeat(9_000));
            FORMAT.parse("<b>".repeat(160_000));
            FORMAT.parse("<table><tr><td>".repeat(3_300));
            FORMAT.parse("\"".repeat(199_000));
        });
    }

    @Test
    void editByHandIsTaken() {
        String html = asFromTheEditor(FORMAT.render(List.of(AGENT, COST)));

        assertThat(rows(html.replace("imhotep", " <strong>tho</strong>th&nbsp;")))
                .containsExactly(OwnedRow.of("agent_id", "thoth", "text"), COST);
        assertThat(rows(html.replace("imhotep", "thoth</p><p>imhotep")))
                .contains(OwnedRow.of("agent_id", "thoth\nimhotep", "text"));
        assertThat(rows(html.replace("imhotep", "<mention-component entity_identifier=\"4711\"></mention-component>")))
                .contains(OwnedRow.of("agent_id", "4711", "text"));
        assertThat(rows(html.replace("imhotep", ""))).contains(OwnedRow.of("agent_id", "", "text"));
    }

    @Test
    void tableMayBeArrangedAnew() {
        assertThat(rows("""
                <p>See below. plane-for-java/test&nbsp;v1</p>
                <table><tr><td>Other</td></tr><tr><td>table</td></tr></table>
                <table><thead><tr><th>Type</th><th>Remark</th><th> NAME </th><th>Value</th></tr></thead>
                <tr><td>text</td><td>mine</td><td>agent_id</td><td>imhotep</td></tr>
                <tr><td><p></p></td><td>&nbsp;</td><td></td><td> </td></tr></table>""")).containsExactly(AGENT);
    }

    @Test
    void changeKeepsWhatPeopleAdded() {
        String html = """
                <p>Do not delete!</p><table><tbody><tr><th>Name</th><th>Value</th><th>Type</th><th>Remark</th></tr>\
                <tr><td>cost</td><td><strong>12.50</strong></td><td>decimal</td><td>too much?</td></tr>\
                <tr><td>agent_id</td><td>imhotep</td><td>text</td><td>ok</td></tr></tbody></table>\
                <p>plane-for-java/test v2</p><p>Ada: I changed the agent.</p>""";
        OwnedReading.Intact intact = (OwnedReading.Intact) FORMAT.parse(html);

        String changed =
                intact.with(List.of(OwnedRow.of("agent_id", "thoth", "text"), COST, OwnedRow.of("new", "1", "text")));

        assertThat(changed)
                .isEqualTo(
                        html.replace("imhotep", "<p>thoth</p>")
                                .replace(
                                        "</tbody>",
                                        "<tr><td><p>new</p></td><td><p>1</p></td><td><p>text</p></td><td><p></p></td></tr></tbody>"));
        assertThat(((OwnedReading.Intact) FORMAT.parse(changed)).with(List.of(COST)))
                .contains("Do not delete!", "too much?", "I changed the agent.")
                .doesNotContain("thoth", "ok", "new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>Things</p>",
                "plain text plane-for-java/test v2",
                "<table><tr><th>Name</th><th>Value</th></tr></table><p>plane-for-java/test v2</p>",
            })
    void missingTableIsDamage(String html) {
        assertThat(damage(html)).isEqualTo("it has no table with the columns Name, Value, Type");
    }

    @Test
    void damageIsNamed() {
        String html = FORMAT.render(List.of(AGENT, COST));

        assertThat(damage(html.replace("plane-for-java/test v2", "")))
                .isEqualTo("it lacks the line \"plane-for-java/test v2\"");
        assertThat(damage(html.replace("test v2", "test v3"))).contains("version 3", "newer version of the SDK");
        assertThat(damage(html.replace(">cost<", ">agent_id<"))).isEqualTo("row 2 has the same name as a row above");
        assertThat(damage(html.replace("<p>cost</p>", ""))).isEqualTo("row 2 has no name");
        assertThat(damage(html.replace("imhotep", "\"imhotep"))).isEqualTo("row 1 has quotes that do not match");
        assertThat(damage(html.replace("<td><p>imhotep</p></td>", ""))).isEqualTo("row 1 has merged or missing cells");
        assertThat(damage(html.replace("<td><p>imhotep", "<td colspan=\"2\"><p>imhotep")))
                .isEqualTo("row 1 has merged or missing cells");
        assertThat(damage("x".repeat(1_000_000))).contains("too long");
    }

    private static List<OwnedRow> rows(String html) {
        OwnedReading reading = FORMAT.parse(html);
        assertThat(reading).isInstanceOf(OwnedReading.Intact.class);
        return ((OwnedReading.Intact) reading).rows();
    }

    private static String damage(String html) {
        OwnedReading reading = FORMAT.parse(html);
        assertThat(reading).isInstanceOf(OwnedReading.Damaged.class);
        return ((OwnedReading.Damaged) reading).reason();
    }

    /** As Plane's editor writes a document that it has read: other attributes, widths of columns, and no blanks between tags. */
    private static String asFromTheEditor(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("td, th").attr("colspan", "1").attr("rowspan", "1").attr("colwidth", "150");
        document.select("td").attr("style", "background-color: null; color: null;");
        document.select("p").attr("class", "editor-paragraph-block");
        document.select("code").attr("class", "rounded-sm").attr("spellcheck", "false");
        document.select("table")
                .forEach(table -> table.prependElement("colgroup").append("<col><col><col>"));
        return document.body().html();
    }
}
