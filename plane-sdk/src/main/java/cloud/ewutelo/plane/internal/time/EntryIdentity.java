package cloud.ewutelo.plane.internal.time;

import java.util.Optional;
import java.util.UUID;

/**
 * What tells an entry from all others on its work item, however often it is written: the timer that measured it, the caller's
 * key, or a number of its own.
 *
 * @param kind one of the constants
 * @param value without blanks
 */
record EntryIdentity(String kind, String value) {

    private static final String TIMER = "timer";
    private static final String KEY = "key";
    private static final String NUMBER = "log";

    static EntryIdentity ofTimer(String timerId) {
        return new EntryIdentity(TIMER, timerId);
    }

    static EntryIdentity ofKey(String key) {
        return new EntryIdentity(KEY, key);
    }

    static EntryIdentity random() {
        return new EntryIdentity(NUMBER, UUID.randomUUID().toString());
    }

    static Optional<EntryIdentity> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 1 || slash == text.length() - 1
                ? Optional.empty()
                : Optional.of(new EntryIdentity(text.substring(0, slash), text.substring(slash + 1)));
    }

    Optional<String> timerId() {
        return kind.equals(TIMER) ? Optional.of(value) : Optional.empty();
    }

    Optional<String> key() {
        return kind.equals(KEY) ? Optional.of(value) : Optional.empty();
    }

    @Override
    public String toString() {
        return kind + "/" + value;
    }
}
