package cloud.ewutelo.plane.testkit.internal.fault;

import cloud.ewutelo.plane.testkit.internal.http.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request.
 *
 * @param kind in which way
 * @param duration for delays
 * @param bytes for bodies that break off
 * @param answer for answers that replace the real one
 */
public record Fault(
        Kind kind, Duration duration, int bytes, @Nullable Response answer) {
    /** Ways in which a request can go wrong. */
    public enum Kind {
        /** The answer comes late. */
        DELAY,
        /** The connection is closed; nothing was done. */
        RESET_BEFORE,
        /** The connection is closed; everything was done. */
        RESET_AFTER,
        /** The body breaks off. */
        TRUNCATE,
        /** The body comes in small pieces. */
        SLOW_BODY,
        /** Another answer comes; nothing was done. */
        ANSWER_INSTEAD,
        /** The request was done, and another answer comes. */
        ANSWER_AFTER,
        /** The body is broken JSON. */
        MALFORMED_JSON,
        /** The body has another media type. */
        CONTENT_TYPE
    }

    /** A fault without details. */
    public static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO, 0, null);
    }

    /** A fault that takes time. */
    public static Fault of(Kind kind, Duration duration) {
        return new Fault(kind, duration, 0, null);
    }

    /** A fault that replaces the answer. */
    public static Fault of(Kind kind, Response answer) {
        return new Fault(kind, Duration.ZERO, 0, answer);
    }
}
