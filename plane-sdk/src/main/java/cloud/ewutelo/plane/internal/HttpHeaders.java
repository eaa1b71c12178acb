package cloud.ewutelo.plane.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Headers of an answer, kept under lower-case names. */
public final class HttpHeaders {

    private HttpHeaders() {}

    /** The first value of a header, whose name may come in any case. */
    public static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** A header's date; empty if there is none, or if it cannot be read. */
    public static Optional<Instant> date(Map<String, List<String>> headers, String name) {
        try {
            return first(headers, name)
                    .map(text -> ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
