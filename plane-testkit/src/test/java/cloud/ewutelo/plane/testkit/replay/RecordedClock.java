package cloud.ewutelo.plane.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the time at which the exchange at hand was recorded, so that today is the recording's today. */
final class RecordedClock extends Clock {
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}(?:Z|[+-]\\d\\d:\\d\\d)");

    private final Instant end;
    private volatile Instant now;

    RecordedClock(Instant begin, Instant end) {
        this.now = begin;
        this.end = end;
    }

    /** Moves to the time of an exchange: the latest one that its answer shows. */
    void moveTo(Exchange exchange) {
        JsonNode reset = exchange.response().path("headers").path("X-RateLimit-Reset");
        if (!reset.isMissingNode()) {
            advance(Instant.ofEpochSecond(reset.asLong() - 60));
        }
        Matcher matcher = TIMESTAMP.matcher(exchange.response().path("body").toString());
        while (matcher.find()) {
            Instant shown = OffsetDateTime.parse(matcher.group()).toInstant();
            if (shown.isBefore(end)) {
                advance(shown.minusMillis(1));
            }
        }
    }

    private void advance(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
