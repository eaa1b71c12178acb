package cloud.ewutelo.plane.telegram.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in Plane. A work item that was moved and assigned at once is two of them.
 *
 * @param id the same however often and in whichever way the change is found: what was told under it is not told again
 * @param at when it happened, or was noticed if Plane does not tell
 * @param kind what happened
 * @param project where
 * @param actor who did it
 * @param fieldOrNull the changed property as Plane names it, such as {@code target_date}; absent if it is not about one
 * @param taskOrNull the work item; absent for projects, cycles and modules
 * @param textOrNull a comment's words as plain text, a cycle's or module's name: text of others, not escaped
 * @param urlOrNull the page in Plane of what is not a work item
 * @param markerOrNull for a comment, what its author's template says: {@code progress}, {@code error}, {@code question}
 * @param beforeOrNull the old value in words, such as a state's name
 * @param afterOrNull the new value in words
 */
public record PlaneChange(
        String id,
        Instant at,
        ChangeKind kind,
        ProjectName project,
        Actor actor,
        @Nullable String fieldOrNull,
        @Nullable TaskView taskOrNull,
        @Nullable String textOrNull,
        @Nullable String urlOrNull,
        @Nullable String markerOrNull,
        @Nullable String beforeOrNull,
        @Nullable String afterOrNull) {

    /** The changed property as Plane names it. */
    public Optional<String> field() {
        return Optional.ofNullable(fieldOrNull);
    }

    /** The work item it is about. */
    public Optional<TaskView> task() {
        return Optional.ofNullable(taskOrNull);
    }

    /** A comment's words, or the name of a cycle or module. */
    public Optional<String> text() {
        return Optional.ofNullable(textOrNull);
    }

    /** The kind of a comment made by template. */
    public Optional<String> marker() {
        return Optional.ofNullable(markerOrNull);
    }

    /** The old value in words. */
    public Optional<String> before() {
        return Optional.ofNullable(beforeOrNull);
    }

    /** The new value in words. */
    public Optional<String> after() {
        return Optional.ofNullable(afterOrNull);
    }

    /** The same, with more known about the work item. */
    public PlaneChange withTask(@Nullable TaskView task) {
        return new PlaneChange(
                id,
                at,
                kind,
                project,
                actor,
                fieldOrNull,
                task,
                textOrNull,
                urlOrNull,
                markerOrNull,
                beforeOrNull,
                afterOrNull);
    }
}
