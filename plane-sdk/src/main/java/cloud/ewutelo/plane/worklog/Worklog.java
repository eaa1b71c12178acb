package cloud.ewutelo.plane.worklog;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import java.util.Optional;

/** Time that somebody spent on a work item. Worklogs have no external pair. */
public interface Worklog extends Authored {

    /**
     * How long it took.
     *
     * @return whole minutes, 0 or more
     */
    @WireName("duration")
    default int minutes() {
        return 0;
    }

    /**
     * What was done.
     *
     * @return plain text, often empty
     */
    default String description() {
        return "";
    }

    /**
     * Who spent the time.
     *
     * @return the user; empty if the answer did not contain it
     */
    Optional<Ref<User>> loggedBy();

    /**
     * The project.
     *
     * @return the project
     */
    @WireName("project_id")
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

    /** Builds {@link Worklog} objects. */
    class Builder extends ImmutableWorklog.Builder {
        Builder() {}
    }
}
