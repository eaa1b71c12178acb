package cloud.ewutelo.plane.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.model.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyValueTest {

    @Test
    void numbersAreEqualWhenTheyAreWorthTheSame() {
        assertThat(PropertyValue.of(new BigDecimal("12.50"))).isEqualTo(PropertyValue.ofJson(JsonValue.parse("12.5")));
        assertThat(PropertyValue.of(new BigDecimal("12.50")))
                .hasSameHashCodeAs(PropertyValue.of(new BigDecimal("12.5")));
        assertThat(PropertyValue.of(BigDecimal.TEN)).isNotEqualTo(PropertyValue.of("10"));
        assertThat(PropertyValue.several(PropertyValue.of("a")))
                .isNotEqualTo(PropertyValue.of("a"))
                .isEqualTo(PropertyValue.ofJson(JsonValue.parse("[\"a\"]")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28,2026-02-28T00:00:00Z",
        "2026-02-28 23:59:01,2026-02-28T23:59:01Z",
        "2026-02-28T23:59:01.250Z,2026-02-28T23:59:01.250Z",
        "2026-02-28T23:59:01+02:00,2026-02-28T21:59:01Z",
        "2026-02-28 23:59:01-05:00,2026-03-01T04:59:01Z",
    })
    void momentsAreReadHoweverPlaneWritesThem(String written, String moment) {
        PropertyValue value = PropertyValue.of(written);

        assertThat(value.asInstant()).isEqualTo(Instant.parse(moment));
        assertThat(value.asDate()).isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void momentIsWrittenAsPlaneTakesIt() {
        assertThat(PropertyValue.of(Instant.parse("2026-02-28T23:59:01.999Z")).asText())
                .isEqualTo("2026-02-28 23:59:01");
    }

    @Test
    void wrongKindIsNoSilentConversion() {
        assertThatThrownBy(() -> PropertyValue.of("12").asNumber()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PropertyValue.of("true").asBoolean()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PropertyValue.of("soon").asDate()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PropertyValue.of("soon or later").asInstant())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PropertyValue.several().asText()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PropertyValue.of("a\0b")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> PropertyValue.ofId(" ")).isInstanceOf(InvalidRequestException.class);
    }
}
