package cloud.ewutelo.plane.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.model.PlaneJson;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text looks like, reading by position finds what the JDK's formatters find, or refuses what they refuse. */
class TimestampsTest {

    private static final List<String> FRACTIONS =
            List.of("", "", ".240704", ".240704", ".000001", ".5", ".24070", ".2407041", ".123456789", ".", ".24x704");
    private static final List<String> OFFSETS = List.of(
            "Z",
            "Z",
            "+00:00",
            "-00:00",
            "+09:00",
            "-03:30",
            "+17:59",
            "+18:00",
            "-18:00",
            "+18:01",
            "+05:60",
            "+09",
            "+0900",
            "+09:00:30",
            "z",
            "",
            "+9:00",
            " +09:00",
            "09:00");
    private static final String ODD_CHARACTERS = "0123456789-:.TZtz+ /\u00e9\u0661";

    private final Random random = new Random(20_261_122);

    @Test
    void instantsAreThoseOfTheFormatter() {
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = oddly(dateAndTime());
            Optional<Instant> expected = attempt(() -> byFormatter(text));

            assertThat(attempt(() -> inTheMiddle(text, Timestamps::instant)))
                    .as(text)
                    .isEqualTo(expected);
            read += expected.isPresent() ? 1 : 0;
        }
        assertThat(read).as("texts that are instants").isBetween(20_000, 180_000);
    }

    @Test
    void datesAreThoseOfTheFormatter() {
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = oddly(random.nextBoolean() ? date() : dateAndTime());
            Optional<LocalDate> expected = attempt(() -> {
                String whole = text.strip();
                return LocalDate.parse(whole.length() > 10 ? whole.substring(0, 10) : whole);
            });

            assertThat(attempt(() -> inTheMiddle(text, Timestamps::date)))
                    .as(text)
                    .isEqualTo(expected);
            read += expected.isPresent() ? 1 : 0;
        }
        assertThat(read).as("texts that are dates").isBetween(20_000, 190_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "         ", "          ", "                    ", "None", "            None"})
    void blanksAndNoneAreNoTime(String nothing) {
        WorkItem item = PlaneJson.read(
                "{\"id\":\"1\",\"name\":\"x\",\"created_at\":\"" + nothing + "\",\"target_date\":\"" + nothing + "\"}",
                WorkItem.class);

        assertThat(item.createdAt()).isEmpty();
        assertThat(item.targetDate()).isEmpty();
    }

    private static Instant byFormatter(String text) {
        String whole = text.strip();
        return OffsetDateTime.parse(whole.indexOf(' ') == 10 ? whole.replace(' ', 'T') : whole)
                .toInstant();
    }

    private interface Reading<T> {
        T of(char[] text, int from, int length);
    }

    /** As in a parser's buffer: what stands before and behind looks as if it belonged to it. */
    private static <T> T inTheMiddle(String text, Reading<T> reading) {
        String buffer = "2026-11-22T" + text + "0:00Z";
        return reading.of(buffer.toCharArray(), "2026-11-22T".length(), text.length());
    }

    private static <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String date() {
        return String.format(
                "%04d-%02d-%02d", random.nextInt(20) == 0 ? 0 : 1900 + random.nextInt(200), upTo(13), upTo(32));
    }

    private String dateAndTime() {
        return date()
                + (random.nextInt(8) == 0 ? ' ' : 'T')
                + String.format("%02d:%02d:%02d", upTo(25), upTo(61), upTo(61))
                + any(FRACTIONS)
                + any(OFFSETS);
    }

    /** Mostly below the limit, so that not everything is refused. */
    private int upTo(int limit) {
        return random.nextInt(12) == 0 ? random.nextInt(limit + 1) : 1 + random.nextInt(limit - 5);
    }

    /** Two of three stay as they are. */
    private String oddly(String text) {
        int place = random.nextInt(text.length());
        char odd = ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length()));
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, place) + odd + text.substring(place + 1);
            case 1 -> text.substring(0, place) + odd + text.substring(place);
            case 2 -> text.substring(0, place);
            case 3 -> " " + text + "  ";
            default -> text;
        };
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
