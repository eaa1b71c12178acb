package cloud.ewutelo.plane.telegram.ask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code /plane mute}.
 *
 * @param target a key, or the name of a project; empty for the whole chat
 * @param durationOrNull how long; null if it is none that is offered
 * @param durationText as it was written
 */
record MuteRequest(String target, @Nullable Duration durationOrNull, String durationText) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,4})\\s*(h|m|min|d|j)?");
    private static final List<Integer> HOURS = List.of(1, 8, 24);

    /** Reads it; an hour unless another duration is said. */
    static MuteRequest read(List<String> words) {
        List<String> target = new ArrayList<>(words);
        Optional<String> said = Optional.empty();
        for (String word : words) {
            Matcher duration = DURATION.matcher(word.toLowerCase(Locale.ROOT));
            if (duration.matches() && duration.group(2) != null) {
                said = Optional.of(word);
                target.remove(word);
            }
        }
        String name = String.join(" ", target);
        return said.map(text -> new MuteRequest(name, duration(text), text))
                .orElseGet(() -> new MuteRequest(name, Duration.ofHours(1), ""));
    }

    /** How long. */
    Optional<Duration> duration() {
        return Optional.ofNullable(durationOrNull);
    }

    private static @Nullable Duration duration(String text) {
        Matcher duration = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!duration.matches()) {
            return null;
        }
        int number = Integer.parseInt(duration.group(1));
        return switch (duration.group(2)) {
            case "h" -> HOURS.contains(number) ? Duration.ofHours(number) : null;
            case "d", "j" -> number == 1 ? Duration.ofDays(1) : null;
            default -> null;
        };
    }
}
