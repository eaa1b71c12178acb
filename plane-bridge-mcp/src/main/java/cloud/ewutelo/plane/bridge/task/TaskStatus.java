package cloud.ewutelo.plane.bridge.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How far a task is, in the words of agents. */
public enum TaskStatus {
    /** Nobody has begun. */
    TODO,
    /** An agent works on it. */
    IN_PROGRESS,
    /** It cannot go on without help. */
    BLOCKED,
    /** It is finished. */
    DONE,
    /** It will not be done. */
    CANCELLED;

    /** What an agent has to think about. */
    static final Set<TaskStatus> OPEN = Set.of(TODO, IN_PROGRESS, BLOCKED);

    /** The value in arguments and answers, as in {@code "in_progress"}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with a value that the schema lets through. */
    static TaskStatus of(String value) {
        return find(value).orElseThrow(() -> new IllegalArgumentException(value));
    }

    /** The status with a value, if there is one. */
    static Optional<TaskStatus> find(String value) {
        return Arrays.stream(values())
                .filter(status -> status.value().equals(value))
                .findFirst();
    }

    /** Whether somebody still has to think about it. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
