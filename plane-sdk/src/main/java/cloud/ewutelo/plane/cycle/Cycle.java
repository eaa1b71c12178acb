package cloud.ewutelo.plane.cycle;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.model.WorkItemCounts;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import java.time.Instant;
import java.util.Optional;

/**
 * A cycle: a stretch of time in which work items are to be done; others call it a sprint.
 *
 * <p>A cycle begins and ends with a day of the <em>project's</em> time zone, and Plane answers with the instants: in a project
 * in Tokyo the day 2027-03-01 begins at {@code 2027-02-28T15:00:01Z}.
 */
public interface Cycle extends Authored, WorkItemCounts {

    /**
     * The name; several cycles may have the same.
     *
     * @return 1 to 255 characters
     */
    String name();

    /**
     * What the cycle is for.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * When it begins: one second after midnight of the first day in the project's time zone, or when it was created, if that
     * was the first day.
     *
     * @return the instant; empty for a draft
     */
    @WireName("start_date")
    Optional<Instant> startsAt();

    /**
     * When it ends: 23:59 of the last day in the project's time zone.
     *
     * @return the instant; empty for a draft
     */
    @WireName("end_date")
    Optional<Instant> endsAt();

    /**
     * Who is responsible.
     *
     * @return the user
     */
    default Ref<User> ownedBy() {
        return Ref.absent();
    }

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

    /** Builds {@link Cycle} objects. */
    class Builder extends ImmutableCycle.Builder {
        Builder() {}
    }
}
