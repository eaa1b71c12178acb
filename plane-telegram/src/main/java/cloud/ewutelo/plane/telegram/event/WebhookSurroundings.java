package cloud.ewutelo.plane.telegram.event;

import cloud.ewutelo.plane.state.StateGroup;
import java.util.Optional;

/** What webhooks leave out: names, and the work item of a comment. */
public interface WebhookSurroundings {

    /** A project by its id. */
    Optional<ProjectName> project(String id);

    /** A state by the ids of its project and its own. */
    Optional<StateName> state(String projectId, String stateId);

    /** The display name of a user by its id. */
    Optional<String> user(String id);

    /** A work item, for a comment on it. */
    Optional<TaskView> task(String projectId, String taskId);

    /** The page of a work item, cycle or module. */
    Optional<String> url(String kind, ProjectName project, String id);

    /** Whether a user is an agent. */
    ActorClass actorClass(String id, String name, String email);

    /**
     * A state.
     *
     * @param name its name
     * @param group what it means
     */
    record StateName(String name, StateGroup group) {}

    /** Nothing is known, and everybody is unknown. */
    static WebhookSurroundings none() {
        return new WebhookSurroundings() {
            @Override
            public Optional<ProjectName> project(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<StateName> state(String projectId, String stateId) {
                return Optional.empty();
            }

            @Override
            public Optional<String> user(String id) {
                return Optional.empty();
            }

            @Override
            public Optional<TaskView> task(String projectId, String taskId) {
                return Optional.empty();
            }

            @Override
            public Optional<String> url(String kind, ProjectName project, String id) {
                return Optional.empty();
            }

            @Override
            public ActorClass actorClass(String id, String name, String email) {
                return ActorClass.UNKNOWN;
            }
        };
    }
}
