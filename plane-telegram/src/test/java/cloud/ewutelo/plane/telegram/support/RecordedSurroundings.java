package cloud.ewutelo.plane.telegram.support;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.event.WebhookChanges;
import cloud.ewutelo.plane.telegram.event.WebhookSurroundings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be known around recorded deliveries: all that the others of the same Plane tell. */
public final class RecordedSurroundings implements WebhookSurroundings {

    private static final String PLANE = "https://plane.example.org/acme/";

    private final Map<String, ProjectName> projects = new LinkedHashMap<>();
    private final Map<String, StateName> states = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Map<String, TaskView> tasks = new LinkedHashMap<>();

    /** Reads what deliveries tell. */
    public RecordedSurroundings(List<RecordedDelivery> deliveries) {
        for (RecordedDelivery delivery : deliveries) {
            JsonValue json = delivery.json();
            user(json.get("activity").get("actor"));
            JsonValue data = json.get("data");
            switch (json.get("event").asString()) {
                case "project" -> project(data);
                case "issue" -> {
                    JsonValue state = data.get("state");
                    states.put(
                            state.get("id").asString(),
                            new StateName(
                                    state.get("name").asString(),
                                    StateGroup.of(state.get("group").asString())));
                    data.get("assignees").elements().forEach(this::user);
                }
                default -> {
                    // Tells nothing around itself.
                }
            }
        }
        // After the projects are known.
        WebhookChanges reader = new WebhookChanges(this);
        deliveries.stream()
                .flatMap(delivery -> reader.of(delivery.event()).stream())
                .flatMap(change -> change.task().stream())
                .forEach(task -> tasks.putIfAbsent(task.id(), task));
    }

    private void user(JsonValue user) {
        if (user.isObject()) {
            users.put(user.get("id").asString(), user.get("display_name").asString());
        }
    }

    private void project(JsonValue data) {
        if (!data.get("name").isNull()) {
            String id = data.get("id").asString();
            projects.putIfAbsent(
                    id,
                    new ProjectName(
                            id,
                            data.get("identifier").asString(),
                            data.get("name").asString()));
        }
    }

    /** All states by their ids. */
    public Map<String, StateName> states() {
        return states;
    }

    @Override
    public Optional<ProjectName> project(String id) {
        return Optional.ofNullable(projects.get(id));
    }

    @Override
    public Optional<StateName> state(String projectId, String stateId) {
        return Optional.ofNullable(states.get(stateId));
    }

    @Override
    public Optional<String> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<TaskView> task(String projectId, String taskId) {
        return Optional.ofNullable(tasks.get(taskId));
    }

    @Override
    public Optional<String> url(String kind, ProjectName project, String id) {
        return switch (kind) {
            case "browse" ->
                project.identifier().isEmpty()
                        ? Optional.empty()
                        : Optional.of(PLANE + "browse/" + project.identifier() + "-" + id + "/");
            case "projects" -> Optional.of(PLANE + "projects/" + id + "/issues/");
            default -> Optional.of(PLANE + "projects/" + project.id() + "/" + kind + "/" + id + "/");
        };
    }

    @Override
    public ActorClass actorClass(String id, String name, String email) {
        return name.startsWith("agent") ? ActorClass.AGENT : ActorClass.HUMAN;
    }
}
