package cloud.ewutelo.plane.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.001S, PT1S, 1",
        "PT1.499S, PT1S, 1",
        "PT1.5S, PT2S, 1",
        "PT29S, PT29S, 1",
        "PT89S, PT1M29S, 1",
        "PT90S, PT1M30S, 2",
        "PT1H29M59.6S, PT1H30M, 90",
        "PT0S, PT1S, 1",
    })
    void roundsHalfUpAndNeverToNothing(Duration duration, Duration seconds, long minutes) {
        assertThat(Durations.toSeconds(duration)).isEqualTo(seconds);
        assertThat(Durations.toMinutes(duration)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 1s",
        "PT1M, 1m",
        "PT1H30M, 1h 30m",
        "PT25H0M1S, 25h 1s",
        "PT10000H, 10000h",
    })
    void peopleReadHoursMinutesAndSeconds(Duration duration, String written) {
        assertThat(Durations.write(duration)).isEqualTo(written);
        assertThat(Durations.read(written)).contains(duration);
    }

    @Test
    void everyDurationIsExact() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Duration duration = Duration.ofSeconds(1 + random.nextInt(40_000_000));
            assertThat(Durations.read(Durations.write(duration))).contains(duration);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1h30m, PT1H30M",
        "1H 30M, PT1H30M",
        "' 90 min ', PT1H30M",
        "1.5h, PT1H30M",
        "'1,25 hours', PT1H15M",
        "2 hours 5 minutes 1 second, PT2H5M1S",
        "45 sec, PT45S",
    })
    void takesWhatPeopleWrite(String written, Duration duration) {
        assertThat(Durations.read(written)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "0h", "0m", "-1h", "90", "1:30", "1h 1h", "30m 1h", "soon", "1d", "9999999999999h"})
    void doesNotGuess(String written) {
        assertThat(Durations.read(written)).isEmpty();
    }
}
