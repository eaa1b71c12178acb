package cloud.ewutelo.plane.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.ListText;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The texts of the types: one strict form that is written, and a few more that people type. */
final class ValueTexts {

    private static final int MOST_CHARACTERS = 10_000;
    private static final int MOST_DIGITS = 100;
    private static final int MOST_ENTRIES = 100;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,200}([.][0-9]{1,200})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,30}");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private ValueTexts() {}

    static ValueText<String> text() {
        return of(
                (field, value) -> Check.text(field, value, MOST_CHARACTERS),
                Function.identity(),
                (field, text) -> text);
    }

    static ValueText<BigDecimal> decimal() {
        return of(ValueTexts::digits, BigDecimal::toPlainString, (field, text) -> {
            if (!DECIMAL.matcher(text.strip()).matches()) {
                throw new InvalidRequestException(
                        field, "is no decimal number", "Write digits with a point, such as 12.50.");
            }
            return new BigDecimal(text.strip());
        });
    }

    static ValueText<Long> integer() {
        return of((field, value) -> value, String::valueOf, (field, text) -> {
            if (!INTEGER.matcher(text.strip()).matches()) {
                throw new InvalidRequestException(field, "is no whole number", "Write digits alone, such as 12.");
            }
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw new InvalidRequestException(
                        field, "is too large", "Use a number from -2^63 to 2^63-1, or a decimal field.");
            }
        });
    }

    static ValueText<Boolean> bool() {
        return of((field, value) -> value, String::valueOf, (field, text) -> switch (text.strip()
                .toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new InvalidRequestException(field, "is neither true nor false", "Write one of both.");
        });
    }

    static ValueText<Instant> dateTime() {
        return of(ValueTexts::seconds, Instant::toString, ValueTexts::moment);
    }

    static ValueText<String> option(List<String> options) {
        return of((field, value) -> oneOf(field, value, options), Function.identity(), (field, text) -> text);
    }

    static ValueText<URI> url() {
        return of(
                (field, value) -> {
                    Check.url(field, value.toString());
                    return value;
                },
                URI::toString,
                (field, text) -> {
                    try {
                        return new URI(text.strip());
                    } catch (URISyntaxException e) {
                        throw new InvalidRequestException(
                                field, "is no web address", "Write the whole address, with blanks as %20.");
                    }
                });
    }

    static ValueText<String> email() {
        return of((field, value) -> address(field, value.strip()), Function.identity(), (field, text) -> text);
    }

    static ValueText<String> member() {
        return of((field, value) -> Check.text(field, value, 255).strip(), Function.identity(), (field, text) -> text);
    }

    static <E> ValueText<List<E>> list(ValueText<E> entry) {
        return of(
                (field, values) -> {
                    List<E> checked = values.stream()
                            .map(value -> entry.check(field, value))
                            .toList();
                    if (checked.isEmpty()) {
                        throw new InvalidRequestException(field, "is an empty list", "Clear the field instead.");
                    }
                    if (checked.size() > MOST_ENTRIES) {
                        throw new InvalidRequestException(
                                field, "has " + checked.size() + " entries", "Use " + MOST_ENTRIES + " or fewer.");
                    }
                    return checked;
                },
                values -> ListText.join(values.stream().map(entry::write).toList()),
                (field, text) -> ListText.split(text).stream()
                        .map(each -> entry.read(field, each))
                        .toList());
    }

    /** Checks with the name of the field. */
    private interface Step<A, B> {
        B apply(String field, A value);
    }

    private static <T> ValueText<T> of(Step<T, T> check, Function<T, String> write, Step<String, T> read) {
        return new ValueText<>() {
            @Override
            public T check(String field, T value) {
                return check.apply(field, value);
            }

            @Override
            public String write(T value) {
                return write.apply(value);
            }

            @Override
            public T read(String field, String text) {
                return read.apply(field, text);
            }
        };
    }

    private static BigDecimal digits(String field, BigDecimal value) {
        // Written out, a small object like 1E+999999999 would fill the memory.
        boolean tooLong = value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS;
        if (tooLong) {
            throw new InvalidRequestException(
                    field, "has more than " + MOST_DIGITS + " digits", "Round it, or write it as text.");
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static Instant seconds(String field, Instant value) {
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw new InvalidRequestException(field, "is outside the years 1 to 9999", "Use a moment within them.");
        }
        return value.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant moment(String field, String text) {
        String iso = text.strip().replaceFirst("(?i)\\s*UTC$", "Z").replace(' ', 'T');
        try {
            if (iso.length() <= 10) {
                return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = iso.matches(".*(Z|[+-]\\d{2}:?\\d{2})");
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new InvalidRequestException(
                    field, "is no date and time", "Write it as 2026-11-25T09:30:00Z; without a zone it is UTC.");
        }
    }

    private static String oneOf(String field, String value, List<String> options) {
        return options.stream()
                .filter(option -> option.equals(value))
                .findFirst()
                .or(() -> options.stream()
                        .filter(option -> option.equalsIgnoreCase(value.strip()))
                        .findFirst())
                .orElseThrow(() -> new InvalidRequestException(
                        field, "is none of its options", "Choose one of: " + String.join(", ", options) + "."));
    }

    private static String address(String field, String value) {
        try {
            return Check.email(field, value);
        } catch (InvalidRequestException e) {
            // The message of the check shows the value, which may be a part of somebody's comment.
            throw new InvalidRequestException(
                    field, "is no e-mail address", "Write it as name@example.org, without blanks.");
        }
    }
}
