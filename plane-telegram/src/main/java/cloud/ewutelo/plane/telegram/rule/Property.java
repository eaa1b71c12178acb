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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules can look at. */
public enum Property {
    /** What happened. */
    EVENT("event", "what happened", names(ChangeKind.values()), change -> Stream.of(name(change.kind()))),

    /** The changed property as Plane names it, such as target_date. */
    FIELD(
            "field",
            "the changed property as Plane names it, such as `target_date`",
            List.of(),
            change -> change.field().stream()),

    /** The group of the task's state. */
    GROUP(
            "group",
            "the group of the task’s state",
            List.of("backlog", "unstarted", "started", "completed", "cancelled", "triage"),
            change -> change.task().map(task -> task.group().value()).stream()),

    /** What kind of account did it. */
    ACTOR(
            "actor",
            "what kind of account did it",
            names(ActorClass.values()),
            change -> Stream.of(name(change.actor().actorClass()))),

    /** Who did it, by name or id. */
    BY(
            "by",
            "who did it, by name or id",
            List.of(),
            change -> Stream.of(change.actor().name(), change.actor().id())),

    /** Where, by identifier, name or id. */
    PROJECT(
            "project",
            "where, by identifier, name or id",
            List.of(),
            change -> Stream.of(
                    change.project().identifier(),
                    change.project().name(),
                    change.project().id())),

    /** What a comment's template says. */
    MARKER(
            "marker",
            "what a comment’s template says",
            List.of("progress", "error", "question", Property.NOTHING),
            change -> change.marker().stream()),

    /** How urgent the task is. */
    PRIORITY(
            "priority",
            "how urgent the task is",
            List.of("urgent", "high", "medium", "low", Property.NOTHING),
            change -> change.task().map(task -> task.priority().value()).stream()),

    /** The name of the task's state. */
    STATE(
            "state",
            "the name of the task’s state",
            List.of(),
            change -> change.task().map(TaskView::stateName).stream()),

    /** Who the task is assigned to, by name. */
    ASSIGNEE("assignee", "who the task is assigned to, by name", List.of(), change -> change.task().stream()
            .flatMap(task -> task.assignees().stream()));

    /** What a property without a value is written as. */
    static final String NOTHING = "none";

    private final String key;
    private final String meaning;
    private final List<String> vocabulary;
    private final Function<PlaneChange, Stream<String>> values;

    Property(String key, String meaning, List<String> vocabulary, Function<PlaneChange, Stream<String>> values) {
        this.key = key;
        this.meaning = meaning;
        this.vocabulary = vocabulary;
        this.values = values;
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
        return vocabulary;
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
        String found = present(change).findFirst().isEmpty()
                ? NOTHING
                : present(change).distinct().collect(Collectors.joining(", "));
        return found;
    }

    private Stream<String> present(PlaneChange change) {
        return values.apply(change).filter(value -> !value.isBlank());
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
