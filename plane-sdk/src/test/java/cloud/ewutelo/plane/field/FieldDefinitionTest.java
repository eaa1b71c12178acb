package cloud.ewutelo.plane.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldDefinitionTest {

    private static final Instant MOMENT = Instant.parse("2026-11-25T09:30:00Z");

    @Test
    void agentsFieldsAreAsTheMissionWantsThem() {
        assertThat(AgentFields.all())
                .extracting(FieldDefinition::toString)
                .containsExactly(
                        "agent_id (text, indexed)",
                        "cost_estimate (decimal in USD)",
                        "confidence_score (decimal)",
                        "session_id (text)");
        assertThat(AgentFields.CONFIDENCE_SCORE.parse("1.0")).isEqualByComparingTo("1");
        assertThat(AgentFields.SESSION_ID.parse("openclaw-session-3f0c9a52-6d0e-4a55-9b1e-0d6f2f8f1c11"))
                .startsWith("openclaw");
    }

    static Stream<Object[]> misfits() {
        FieldDefinition<Instant> day = FieldDefinition.dateTime("day").atLeast(MOMENT);
        return Stream.of(new Object[][] {
            {AgentFields.COST_ESTIMATE, "-0.01", "cost_estimate is below 0. Use 0 or more."},
            {AgentFields.COST_ESTIMATE, "12,50", "cost_estimate is no decimal number."},
            {AgentFields.COST_ESTIMATE, "1e9", "cost_estimate is no decimal number."},
            {AgentFields.COST_ESTIMATE, "1".repeat(101), "cost_estimate has more than 100 digits."},
            {AgentFields.COST_ESTIMATE, "12.50 EUR", "cost_estimate is no decimal number."},
            {AgentFields.CONFIDENCE_SCORE, "1.01", "confidence_score is above 1.0. Use 1.0 or less."},
            {AgentFields.SESSION_ID, "openclaw-session-", "session_id has another form."},
            {AgentFields.AGENT_ID, "two\nlines", "agent_id does not fit into a label."},
            {AgentFields.AGENT_ID, "x".repeat(101), "agent_id has more than 100 characters. Shorten it."},
            {FieldDefinition.text("note"), " ", "note is empty."},
            {FieldDefinition.text("note"), "x".repeat(10_001), "note has 10001 characters."},
            {FieldDefinition.text("note"), "\u0000", "note contains a NUL character."},
            {FieldDefinition.integer("count"), "1.5", "count is no whole number."},
            {FieldDefinition.integer("count"), "9223372036854775808", "count is too large."},
            {FieldDefinition.bool("done"), "maybe", "done is neither true nor false."},
            {day, "2026-11-25T09:29:59Z", "day is below 2026-11-25T09:30:00Z."},
            {day, "tomorrow", "day is no date and time. Write it as 2026-11-25T09:30:00Z;"},
            {day, "2026-02-30", "day is no date and time."},
            {FieldDefinition.option("size", "S", "M"), "L", "size is none of its options. Choose one of: S, M."},
            {FieldDefinition.url("link"), "javascript:alert(1)", "link is no web address."},
            {FieldDefinition.url("link"), "https://", "link is no web address."},
            {FieldDefinition.email("contact"), "nobody", "contact is no e-mail address."},
            {FieldDefinition.integer("counts").multi(), "1, two", "counts is no whole number."},
            {FieldDefinition.integer("counts").multi(), " , ", "counts is an empty list. Clear the field instead."},
            {FieldDefinition.text("tags").multi(), "a,".repeat(101), "tags has 101 entries. Use 100 or fewer."},
        });
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void misfitIsExplainedByFieldProblemAndRemedy(FieldDefinition<?> field, String text, String message) {
        assertThatThrownBy(() -> field.parse(text))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> assertThat(e.field())
                        .isEqualTo(field.name()))
                .hasMessageStartingWith(message)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-25T09:30:00Z",
                "2026-11-25T10:30:00+01:00",
                "2026-11-25 09:30",
                "2026-11-25 09:30:00 UTC",
                " 2026-11-25T09:30 "
            })
    void momentsAreUnderstoodAsPeopleWriteThem(String text) {
        assertThat(FieldDefinition.dateTime("day").parse(text)).isEqualTo(MOMENT);
    }

    @Test
    void otherValuesAreToo() {
        assertThat(FieldDefinition.dateTime("day").parse("2026-11-25"))
                .isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(AgentFields.COST_ESTIMATE.parse(" 12.50 USD")).isEqualTo(new BigDecimal("12.50"));
        assertThat(AgentFields.COST_ESTIMATE.parse("USD 12.50")).isEqualTo(new BigDecimal("12.50"));
        assertThat(FieldDefinition.bool("done").parse("Yes")).isTrue();
        assertThat(FieldDefinition.option("size", "S", "Extra large").parse(" extra LARGE "))
                .isEqualTo("Extra large");
        assertThat(FieldDefinition.text("tags").multi().parse("a,b\n\"c, d\",  e "))
                .containsExactly("a", "b", "c, d", "e");
        assertThat(FieldDefinition.text("tags").multi().parse("\"half, b")).containsExactly("\"half", "b");
        assertThat(FieldDefinition.decimal("n").format(new BigDecimal("1E+3"))).isEqualTo("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Agent", "agent id", "agent:id", "1st", "_x", "é"})
    void namesThatMakeNoLabelsAreRefused(String name) {
        assertThatThrownBy(() -> FieldDefinition.text(name)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void definitionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> FieldDefinition.decimal("n").indexed())
                .hasMessageContaining("is of type decimal, which makes no labels");
        assertThatThrownBy(() -> FieldDefinition.text("n").atLeast("a")).hasMessageContaining("has no range");
        assertThatThrownBy(() -> FieldDefinition.text("n").indexed().multi())
                .hasMessageContaining("is indexed and cannot hold a list");
        assertThatThrownBy(() -> FieldDefinition.text("n").multi().indexed()).hasMessageContaining("before multi()");
        assertThatThrownBy(() -> FieldDefinition.option("n")).hasMessageContaining("has no options");
        assertThatThrownBy(() -> FieldDefinition.option("n", "a", "A")).hasMessageContaining("an option twice");
        assertThatThrownBy(() -> FieldDefinition.decimal("n").unit("a,b")).hasMessageContaining("unusable unit");
    }

    @Test
    void everyValueSurvivesItsText() {
        Random random = new Random(5);
        FieldDefinition<String> text = FieldDefinition.text("text");
        FieldDefinition<List<String>> texts = text.multi();
        FieldDefinition<BigDecimal> decimal = FieldDefinition.decimal("decimal");
        FieldDefinition<Long> integer = FieldDefinition.integer("integer");
        FieldDefinition<Instant> moment = FieldDefinition.dateTime("moment");
        for (int i = 0; i < 5_000; i++) {
            String any = hostile(random);
            if (!any.isBlank()) {
                assertSurvives(text, any);
                assertSurvives(texts, List.of(any, "b", any));
            }
            assertSurvives(decimal, new BigDecimal(new java.math.BigInteger(200, random), random.nextInt(80)));
            assertSurvives(integer, random.nextLong());
            assertSurvives(moment, Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L)));
        }
        assertSurvives(FieldDefinition.url("link"), URI.create("https://example.org/a?b=c&d=%20#e"));
    }

    private static <T> void assertSurvives(FieldDefinition<T> field, T value) {
        assertThat(field.parse(field.format(value))).isEqualTo(value);
    }

    static String hostile(Random random) {
        int[] pieces = "<>&\"'\\,;: \n\t\r|/()=ab\u00a0\u200b\u2028\u202eé🦉%+"
                .codePoints()
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(1, 14); length > 0; length--) {
            text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void anyTextIsEitherUnderstoodOrRefused() {
        Random random = new Random(9);
        List<FieldDefinition<?>> fields = List.of(
                AgentFields.COST_ESTIMATE,
                AgentFields.AGENT_ID,
                AgentFields.SESSION_ID,
                FieldDefinition.integer("a"),
                FieldDefinition.bool("b"),
                FieldDefinition.dateTime("c"),
                FieldDefinition.option("d", "x", "y"),
                FieldDefinition.url("e"),
                FieldDefinition.email("f"),
                FieldDefinition.member("g"),
                FieldDefinition.decimal("h").multi(),
                FieldDefinition.text("i").matching(Pattern.compile("a+"), "aa"));
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            FieldDefinition<?> field = fields.get(random.nextInt(fields.size()));
            String text = random.nextBoolean() ? hostile(random) : digits(random);
            try {
                field.parse(text);
                understood++;
            } catch (InvalidRequestException refused) {
                assertThat(refused.field()).isEqualTo(field.name());
            }
        }
        assertThat(understood).isBetween(1_000, 19_000);
    }

    private static String digits(Random random) {
        String pieces = "0123456789-+.: TZUDe,";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(1, 20); length > 0; length--) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        return text.toString();
    }
}
