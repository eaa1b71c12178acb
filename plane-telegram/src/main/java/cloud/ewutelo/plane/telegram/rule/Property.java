package cloud.ewutelo.plane.telegram.rule;

import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.TaskView;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules can look at. */
public enum Property {
    /** What happened. */
    EVENT("event", "what happened"),
    /** The changed property. */
    FIELD("field", "the changed property as Plane names it, such as `target_date`"),
    /** The group of the task's state. */
    GROUP("group", "the group of the task’s state"),
    /** Agent, person, or this program itself. */
    ACTOR("actor", "what kind of account did it"),
    /** Who did it. */
    BY("by", "who did it, by name or id"),
    /** Where. */
    PROJECT("project", "where, by identifier, name or id"),
    /** What a comment's template says. */
    MARKER("marker", "what a comment’s template says"),
    /** How urgent the task is. */
    PRIORITY("priority", "how urgent the task is"),
    /** The task's state. */
    STATE("state", "the name of the task’s state"),
    /** Who the task is assigned to. */
    ASSIGNEE("assignee", "who the task is assigned to, by name");

    /** What a property without a value is written as. */
    static final String NOTHING = "none";

    private final String key;
    private final String meaning;

    Property(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Its name in a file. */
    public String key() {
        return key;
    }

    /** What it asks, in Markdown. */
    public String meaning() {
        return meaning;
    }

    /** The values that it can have; empty if there are others. */
    public List<String> vocabulary() {
        return switch (this) {
            case EVENT -> names(ChangeKind.values());
            case ACTOR -> names(ActorClass.values());
            case GROUP -> List.of("backlog", "unstarted", "started", "completed", "cancelled", "triage");
            case MARKER -> List.of("progress", "error", "question", NOTHING);
            case PRIORITY -> List.of("urgent", "high", "medium", "low", NOTHING);
            case FIELD, BY, PROJECT, STATE, ASSIGNEE -> List.of();
        };
    }

    /** The property that a file names. */
    static Optional<Property> named(String key) {
        return Arrays.stream(values())
                .filter(property -> property.key.equals(key))
                .findFirst();
    }

    /** Its values, so that they can be compared: {@code none} if it has none. */
    Set<String> in(PlaneChange change) {
        Set<String> found = present(change).map(Property::level).collect(Collectors.toSet());
        return found.isEmpty() ? Set.of(NOTHING) : found;
    }

    /** Its values for a person. */
    String shown(PlaneChange change) {
        String found = present(change).distinct().collect(Collectors.joining(", "));
        return found.isEmpty() ? NOTHING : found;
    }

    private Stream<String> present(PlaneChange change) {
        return all(change).filter(value -> !value.isBlank());
    }

    private Stream<String> all(PlaneChange change) {
        Optional<TaskView> task = change.task();
        return switch (this) {
            case EVENT -> Stream.of(name(change.kind()));
            case FIELD -> change.field().stream();
            case GROUP -> task.stream().map(each -> each.group().value());
            case ACTOR -> Stream.of(name(change.actor().actorClass()));
            case BY -> Stream.of(change.actor().name(), change.actor().id());
            case PROJECT ->
                Stream.of(
                        change.project().identifier(),
                        change.project().name(),
                        change.project().id());
            case MARKER -> change.marker().stream();
            case PRIORITY -> task.stream().map(each -> each.priority().value());
            case STATE -> task.stream().map(TaskView::stateName);
            case ASSIGNEE -> task.stream().flatMap(each -> each.assignees().stream());
        };
    }

    /** The same for whatever people do not tell apart: capitals, and how an accent is stored. */
    static String level(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Property::name).toList();
    }
}
