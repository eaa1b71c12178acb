package cloud.ewutelo.plane.telegram.receiver;

import java.util.Locale;

/** What became of a request. */
enum Outcome {
    /** Stored. */
    TAKEN(200),
    /** Stored before. */
    REPEATED(200),
    /** Not signed with any of the secrets. */
    FORGED(401),
    /** Signed, but no webhook. */
    MALFORMED(400),
    /** Larger than allowed. */
    TOO_LARGE(413),
    /** Something else was asked for. */
    NOT_FOUND(404),
    /** Not a POST. */
    NOT_ALLOWED(405),
    /** Too many at the moment. Plane takes any answer for delivered, so it gets none and tries again. */
    OVER_LIMIT(0),
    /** The store does not work. No answer either. */
    NOT_STORED(0),
    /** The connection broke or was too slow. */
    BROKEN(0);

    private final int status;

    Outcome(int status) {
        this.status = status;
    }

    /** What is answered; 0 for a connection that is dropped. */
    int status() {
        return status;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
