package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.workitem.Priority;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a task in the order in which an agent should look at tasks: those that can be worked on first, then the more
 * urgent, the earlier due, and the smaller key.
 *
 * @param waits whether it cannot be worked on now
 * @param rank 0 for urgent, more for less urgent
 * @param due the day; the last day of all for none
 */
record TaskPlace(boolean waits, int rank, LocalDate due, String identifier, int sequence)
        implements Comparable<TaskPlace> {

    private static final List<Priority> PRIORITIES =
            List.of(Priority.URGENT, Priority.HIGH, Priority.MEDIUM, Priority.LOW, Priority.NONE);
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final Pattern TEXT = Pattern.compile("([01])/(\\d)/(\\d{4}-\\d{2}-\\d{2})/(\\S{1,12})/(\\d{1,9})");
    private static final Comparator<TaskPlace> ORDER = Comparator.comparing(TaskPlace::waits)
            .thenComparing(TaskPlace::rank)
            .thenComparing(TaskPlace::due)
            .thenComparing(TaskPlace::identifier)
            .thenComparing(TaskPlace::sequence);

    static TaskPlace of(boolean waits, Priority priority, Optional<LocalDate> due, String identifier, int sequence) {
        int rank = PRIORITIES.indexOf(priority);
        return new TaskPlace(waits, rank < 0 ? PRIORITIES.size() : rank, due.orElse(NEVER), identifier, sequence);
    }

    @Override
    public int compareTo(TaskPlace other) {
        return ORDER.compare(this, other);
    }

    String text() {
        return String.join("/", waits ? "1" : "0", rank + "", due.toString(), identifier, sequence + "");
    }

    static Optional<TaskPlace> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(new TaskPlace(
                            matcher.group(1).equals("1"),
                            Integer.parseInt(matcher.group(2)),
                            LocalDate.parse(matcher.group(3)),
                            matcher.group(4),
                            Integer.parseInt(matcher.group(5))))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
