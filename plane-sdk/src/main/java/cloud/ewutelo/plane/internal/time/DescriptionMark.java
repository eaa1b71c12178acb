package cloud.ewutelo.plane.internal.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a worklog has no property for, in brackets at the end of its description, as in {@code Fixed the backup
 * [plane-for-java/time v1 timer/0a074a4d-b89d-4913-8c7c-6361510b96fc exact=PT1M31S]}. It is left out where nothing needs it.
 *
 * @param agentId whose time it is, if that is not the worklog's user
 * @param exact the duration, if it is not in whole minutes
 */
record DescriptionMark(
        Optional<EntryIdentity> identity,
        Optional<String> agentId,
        Optional<Instant> startedAt,
        Optional<Duration> exact) {

    private static final String BEGIN = "[" + TimeComments.SOURCE + " v1";
    private static final Pattern MARK = Pattern.compile(Pattern.quote(BEGIN) + "((?: [^\\s\\[\\]]{1,200}){0,9})]");

    /** A description, and the mark that stood in it. */
    record Marked(String description, DescriptionMark mark) {}

    private static DescriptionMark none() {
        return new DescriptionMark(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The description with the mark. */
    String appendedTo(String description) {
        List<String> parts = new ArrayList<>();
        identity.ifPresent(value -> parts.add(value.toString()));
        agentId.ifPresent(value -> parts.add("agent=" + value));
        startedAt.ifPresent(value -> parts.add("started=" + value));
        exact.ifPresent(value -> parts.add("exact=" + value));
        // Text that looks like a mark is none if a real one follows.
        if (parts.isEmpty() && !description.contains(BEGIN)) {
            return description;
        }
        parts.add(0, description.isEmpty() ? BEGIN : description + " " + BEGIN);
        return String.join(" ", parts) + "]";
    }

    /** Takes a description apart. People may have written behind the mark. */
    static Marked in(String description) {
        Matcher marks = MARK.matcher(description);
        int start = -1;
        int end = -1;
        String content = "";
        while (marks.find()) {
            start = marks.start();
            end = marks.end();
            content = marks.group(1);
        }
        if (start < 0) {
            return new Marked(description, none());
        }
        String before = description.substring(0, start).stripTrailing();
        String after = description.substring(end).strip();
        String text = before.isEmpty() || after.isEmpty() ? before + after : before + " " + after;
        return new Marked(text, parse(content.strip()));
    }

    private static DescriptionMark parse(String content) {
        Map<String, String> values = new HashMap<>();
        @Nullable EntryIdentity identity = null;
        for (String part : content.split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), part.substring(equals + 1));
            } else {
                identity = EntryIdentity.parse(part).orElse(identity);
            }
        }
        return new DescriptionMark(
                Optional.ofNullable(identity),
                Optional.ofNullable(values.get("agent")),
                value(values, "started", Instant::parse),
                value(values, "exact", Duration::parse));
    }

    private static <T> Optional<T> value(Map<String, String> values, String name, Function<String, T> parse) {
        try {
            return Optional.ofNullable(values.get(name)).map(parse);
        } catch (DateTimeException brokenByHand) {
            return Optional.empty();
        }
    }
}
