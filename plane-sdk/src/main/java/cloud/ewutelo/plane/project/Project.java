package cloud.ewutelo.plane.project;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A project of a workspace. */
public interface Project extends Authored {

    /**
     * The name, unique in the workspace.
     *
     * @return such as {@code "Onboarding"}
     */
    String name();

    /**
     * The prefix of its work item keys, unique in the workspace.
     *
     * @return such as {@code "ONB"}; empty text if the answer did not contain it
     */
    default String identifier() {
        return "";
    }

    /**
     * What the project is for.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * Who sees the project.
     *
     * @return 2 for everyone in the workspace, 0 for members only; changed by
     *     {@link cloud.ewutelo.plane.admin.ProjectAdmin#changeNetwork}
     */
    OptionalInt network();

    /**
     * Whether cycles are switched on.
     *
     * @return true if on
     */
    default boolean cycleView() {
        return false;
    }

    /**
     * Whether modules are switched on.
     *
     * @return true if on
     */
    default boolean moduleView() {
        return false;
    }

    /**
     * Whether intake is switched on.
     *
     * @return true if on
     */
    default boolean intakeView() {
        return false;
    }

    /**
     * Whether pages are switched on.
     *
     * @return true if on
     */
    default boolean pageView() {
        return false;
    }

    /**
     * Whether saved views are switched on.
     *
     * @return true if on
     */
    default boolean issueViewsView() {
        return false;
    }

    /**
     * Whether guests see more than their own items.
     *
     * @return true if they do
     */
    default boolean guestViewAllFeatures() {
        return false;
    }

    /**
     * Whether worklogs are switched on; without effect on Community Edition.
     *
     * @return true if on
     */
    default boolean isTimeTrackingEnabled() {
        return false;
    }

    /**
     * Whether work item types are switched on; without effect on Community Edition.
     *
     * @return true if on
     */
    default boolean isIssueTypeEnabled() {
        return false;
    }

    /**
     * The time zone in which cycles begin and end.
     *
     * @return a zone id such as {@code "Europe/Paris"}
     */
    Optional<String> timezone();

    /**
     * After how many months without change finished work items are archived.
     *
     * @return 0 to 12 months; 0 for never
     */
    OptionalInt archiveIn();

    /**
     * After how many months without change open work items are closed.
     *
     * @return 0 to 12 months; 0 for never
     */
    OptionalInt closeIn();

    /**
     * Who leads the project.
     *
     * @return the user, or empty
     */
    Optional<Ref<User>> projectLead();

    /**
     * Who gets work items that nobody was assigned.
     *
     * @return the user, or empty
     */
    Optional<Ref<User>> defaultAssignee();

    /**
     * The state in which new work items start, where Plane tells it here; the mark on the states is reliable.
     *
     * @return the state's id, or empty
     */
    Optional<String> defaultState();

    /**
     * How many members the project has.
     *
     * @return the number; empty if the answer did not contain it
     */
    OptionalInt totalMembers();

    /**
     * How many cycles the project has.
     *
     * @return the number; empty if the answer did not contain it
     */
    OptionalInt totalCycles();

    /**
     * How many modules the project has.
     *
     * @return the number; empty if the answer did not contain it
     */
    OptionalInt totalModules();

    /**
     * Whether the key's user is a member.
     *
     * @return true if so
     */
    default boolean isMember() {
        return false;
    }

    /**
     * The role of the key's user in the project.
     *
     * @return the role, or empty for non-members
     */
    Optional<Role> memberRole();

    /**
     * When the project was archived. Listings of Plane include archived projects.
     *
     * @return the instant, or empty
     */
    Optional<Instant> archivedAt();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Project} objects. */
    class Builder extends ImmutableProject.Builder {
        Builder() {}
    }
}
