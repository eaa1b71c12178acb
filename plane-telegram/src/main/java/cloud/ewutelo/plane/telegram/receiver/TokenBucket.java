package cloud.ewutelo.plane.telegram.receiver;

/** Lets so many pass in a minute, all of them at once if need be. Not safe for several threads. */
final class TokenBucket {

    private static final double NANOS_PER_MINUTE = 60e9;

    private final int perMinute;
    private double tokens;
    private long filledAt;

    TokenBucket(int perMinute, long now) {
        this.perMinute = perMinute;
        this.tokens = perMinute;
        this.filledAt = now;
    }

    boolean take(long now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void fill(long now) {
        tokens = Math.min(perMinute, tokens + Math.max(0, now - filledAt) / NANOS_PER_MINUTE * perMinute);
        filledAt = now;
    }
}
