package cloud.ewutelo.plane.module;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.model.WorkItemCounts;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A module: a part of a project with its own lead, dates and work items. (The class is not named as Java's own {@code Module}.) */
public interface ProjectModule extends Authored, WorkItemCounts {

    /**
     * The name, unique in the project.
     *
     * @return 1 to 255 characters
     */
    String name();

    /**
     * What the module is for.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * How far it is, set by hand.
     *
     * @return the status
     */
    default ModuleStatus status() {
        return ModuleStatus.PLANNED;
    }

    /**
     * The day on which work should begin.
     *
     * @return the date, or empty
     */
    Optional<LocalDate> startDate();

    /**
     * The day on which it is due.
     *
     * @return the date, or empty
     */
    Optional<LocalDate> targetDate();

    /**
     * Who leads it.
     *
     * @return the user, or empty
     */
    Optional<Ref<User>> lead();

    /**
     * Who works on it.
     *
     * @return the users, in no particular order
     */
    List<Ref<User>> members();

    /**
     * The position in the list.
     *
     * @return a number without a unit
     */
    default double sortOrder() {
        return 0;
    }

    /**
     * When it was archived.
     *
     * @return the instant, or empty
     */
    Optional<Instant> archivedAt();

    /**
     * The project.
     *
     * @return the project
     */
    default Ref<Project> project() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ProjectModule} objects. */
    class Builder extends ImmutableProjectModule.Builder {
        Builder() {}
    }
}
