package cloud.ewutelo.plane.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionMarkTest {

    private static final DescriptionMark NOTHING =
            new DescriptionMark(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final DescriptionMark FULL = new DescriptionMark(
            Optional.of(EntryIdentity.ofTimer("0a074a4d-b89d-4913-8c7c-6361510b96fc")),
            Optional.of("c10fac56-a1b2-4780-b14f-b2d4698aa2d6"),
            Optional.of(Instant.parse("2026-11-25T10:00:00Z")),
            Optional.of(Duration.ofSeconds(91)));

    @Test
    void textWithoutNeedForOneHasNoMark() {
        assertThat(NOTHING.appendedTo("Fixed [it]")).isEqualTo("Fixed [it]");
        assertThat(DescriptionMark.in("Fixed [it]")).isEqualTo(new DescriptionMark.Marked("Fixed [it]", NOTHING));
    }

    @Test
    void markStandsBehindTheText() {
        assertThat(FULL.appendedTo("Fixed it"))
                .isEqualTo("Fixed it [plane-for-java/time v1 timer/0a074a4d-b89d-4913-8c7c-6361510b96fc "
                        + "agent=c10fac56-a1b2-4780-b14f-b2d4698aa2d6 started=2026-11-25T10:00:00Z exact=PT1M31S]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "two\nlines",
                "[",
                "]",
                "[plane-for-java/time v1]",
                "[plane-for-java/time v1 key/other exact=PT9S]",
                "[plane-for-java/time v1 key/other",
                "a [plane-for-java/time v1 [plane-for-java/time v1",
            })
    void everyTextIsExact(String text) {
        assertThat(DescriptionMark.in(FULL.appendedTo(text))).isEqualTo(new DescriptionMark.Marked(text, FULL));
        assertThat(DescriptionMark.in(NOTHING.appendedTo(text))).isEqualTo(new DescriptionMark.Marked(text, NOTHING));
    }

    @Test
    void peopleMayWriteAroundIt() {
        DescriptionMark.Marked marked = DescriptionMark.in("Really " + FULL.appendedTo("fixed it") + "\nand tested");

        assertThat(marked.description()).isEqualTo("Really fixed it and tested");
        assertThat(marked.mark()).isEqualTo(FULL);
    }

    @Test
    void brokenPartsAreLeftOut() {
        DescriptionMark.Marked marked =
                DescriptionMark.in("x [plane-for-java/time v1 key/a exact=soon started=then agent=]");

        assertThat(marked.description()).isEqualTo("x");
        assertThat(marked.mark().identity()).contains(EntryIdentity.ofKey("a"));
        assertThat(marked.mark().exact()).isEmpty();
        assertThat(marked.mark().startedAt()).isEmpty();
    }

    @Test
    void nothingBreaksTheReading() {
        Random random = new Random(3);
        String text = FULL.appendedTo("Fixed it");
        for (int i = 0; i < 3_000; i++) {
            int from = random.nextInt(text.length());
            int to = from + random.nextInt(text.length() - from);
            String hurt = text.substring(0, from) + "[ =]/\n".charAt(random.nextInt(6)) + text.substring(to);
            assertThat(DescriptionMark.in(hurt).description()).isNotNull();
        }
        assertThat(DescriptionMark.in("[plane-for-java/time v1 ".repeat(5_000)).mark())
                .isEqualTo(NOTHING);
    }
}
