package cloud.ewutelo.plane.testkit.internal.session;

import java.util.List;
import java.util.Locale;

/** A rough stand-in for the server's estimate of how long a password would resist guessing. */
final class Passwords {
    private static final List<String> COMMON =
            List.of("password", "12345", "qwerty", "letmein", "welcome", "admin", "iloveyou", "abc123", "monkey");
    private static final int LONG = 12;
    private static final int SHORTEST = 8;

    private Passwords() {}

    static boolean isStrong(String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST || lower.chars().distinct().count() < SHORTEST - 2) {
            return false;
        }
        if (password.length() < 2 * LONG && COMMON.stream().anyMatch(lower::contains)) {
            return false;
        }
        int kinds = 0;
        for (String kind : List.of(".*[a-z].*", ".*[A-Z].*", ".*\\d.*", ".*[^a-zA-Z0-9].*")) {
            kinds += password.matches(kind) ? 1 : 0;
        }
        return kinds >= 3 || password.length() >= LONG;
    }
}
