package cloud.ewutelo.plane.property;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of a custom property: a text, a number, a boolean, a date, an id, or several of these.
 *
 * <p>Two values are equal when they would be sent as the same JSON; numbers are equal when they are worth the same.
 */
public final class PropertyValue {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final JsonValue json;

    private PropertyValue(JsonValue json) {
        this.json = json;
    }

    /**
     * A text, for properties of the types text, URL, e-mail and file.
     *
     * @param text any text that Plane can store
     * @return the value
     */
    public static PropertyValue of(String text) {
        return new PropertyValue(JsonValue.of(Check.safeText("value", text)));
    }

    /**
     * A number.
     *
     * @param number any number
     * @return the value
     */
    public static PropertyValue of(BigDecimal number) {
        return new PropertyValue(JsonValue.of(number));
    }

    /**
     * Yes or no.
     *
     * @param bool true for yes
     * @return the value
     */
    public static PropertyValue of(boolean bool) {
        return new PropertyValue(JsonValue.of(bool));
    }

    /**
     * A date.
     *
     * @param date the date
     * @return the value
     */
    public static PropertyValue of(LocalDate date) {
        return new PropertyValue(JsonValue.of(date.toString()));
    }

    /**
     * A date and time, in whole seconds. Plane does not say in which time zone it takes them; the SDK writes UTC.
     *
     * @param moment the moment; fractions of a second are cut off
     * @return the value
     */
    public static PropertyValue of(Instant moment) {
        LocalDateTime utc = LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        return new PropertyValue(JsonValue.of(MOMENT.format(utc)));
    }

    /**
     * The id of an option, a work item or a user.
     *
     * @param id a UUID
     * @return the value
     */
    public static PropertyValue ofId(String id) {
        return new PropertyValue(JsonValue.of(Check.reference("value", id)));
    }

    /**
     * Several values, which replace all that are there, for properties that take several.
     *
     * @param values the values; none makes the property unset
     * @return the value
     */
    public static PropertyValue several(Collection<PropertyValue> values) {
        return new PropertyValue(
                JsonValue.of(values.stream().map(PropertyValue::json).toList()));
    }

    /**
     * Several values, which replace all that are there, for properties that take several.
     *
     * @param values the values; none makes the property unset
     * @return the value
     */
    public static PropertyValue several(PropertyValue... values) {
        return several(Arrays.asList(values));
    }

    /**
     * A value as Plane sends it.
     *
     * @param json a text, number, boolean, or an array of these
     * @return the value
     */
    public static PropertyValue ofJson(JsonValue json) {
        return new PropertyValue(json);
    }

    /**
     * The text, id, date, or the number or boolean as text.
     *
     * @return the text
     * @throws IllegalStateException if these are several values
     */
    public String asText() {
        return json.toPlain() instanceof BigDecimal number ? number.toPlainString() : json.asString();
    }

    /**
     * The number.
     *
     * @return the number, exact
     * @throws IllegalStateException if this is no number
     */
    public BigDecimal asNumber() {
        return json.asNumber();
    }

    /**
     * Yes or no.
     *
     * @return true for yes
     * @throws IllegalStateException if this is no boolean
     */
    public boolean asBoolean() {
        return json.asBoolean();
    }

    /**
     * The date, or the date of a date and time as it is written.
     *
     * @return the date
     * @throws IllegalStateException if this is no date
     */
    public LocalDate asDate() {
        String text = asText();
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            throw new IllegalStateException("Not a date", e);
        }
    }

    /**
     * The moment; of a date alone its start, and in UTC if no offset is written.
     *
     * @return the moment
     * @throws IllegalStateException if this is no date and time
     */
    public Instant asInstant() {
        String text = asText();
        if (text.length() == 10) {
            return asDate().atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replace(' ', 'T');
        try {
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalStateException("Not a date and time", e);
        }
    }

    /**
     * The values, if these are several.
     *
     * @return the values in their order; the value itself if it is one
     */
    public List<PropertyValue> elements() {
        return json.isArray() ? json.elements().stream().map(PropertyValue::new).toList() : List.of(this);
    }

    /**
     * Whether these are several values, be it none or one.
     *
     * @return true for the value of a property that takes several
     */
    public boolean isSeveral() {
        return json.isArray();
    }

    /**
     * The value as Plane takes it.
     *
     * @return JSON
     */
    public JsonValue json() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PropertyValue that && Objects.equals(comparable(), that.comparable());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(comparable());
    }

    @Override
    public String toString() {
        return json.toString();
    }

    private @Nullable Object comparable() {
        if (json.isArray()) {
            return elements().stream().map(PropertyValue::comparable).toList();
        }
        return json.toPlain() instanceof Number ? json.asNumber().stripTrailingZeros() : json.toPlain();
    }
}
