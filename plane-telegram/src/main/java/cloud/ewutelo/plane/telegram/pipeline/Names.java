package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.store.Projects;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What ids mean. Asks Plane once for what is not known, and not again for a while if it does not know either. */
final class Names {

    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final String BEGAN = "began";

    private final WorkspaceClient workspace;
    private final Store store;
    private final Lookups lookups;
    private final TimeSource time;
    private final Map<String, Map<String, State>> states = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();
    private final Map<String, Person> users = new ConcurrentHashMap<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    Names(WorkspaceClient workspace, Store store, Lookups lookups, TimeSource time) {
        this.workspace = workspace;
        this.store = store;
        this.lookups = lookups;
        this.time = time;
    }

    /** Since when changes are told at all. */
    Instant began() {
        return store.notes().get(BEGAN).map(Instant::parse).orElseGet(() -> {
            store.notes().set(BEGAN, time.now().toString());
            return time.now();
        });
    }

    /** Asks Plane for all that is needed to understand what is about to be read. */
    void prepare(
            String projectId, Iterable<Ref<State>> states, Iterable<Ref<Label>> labels, Iterable<Ref<User>> users) {
        if (!projectId.isEmpty() && store.projects().find(projectId).isEmpty() && mayAsk("project " + projectId)) {
            lookups.ask(() -> workspace.project(projectId).get()).ifPresent(this::learn);
        }
        for (Ref<State> state : states) {
            boolean unknown = state.isPresent()
                    && state.expanded().isEmpty()
                    && !this.states.getOrDefault(projectId, Map.of()).containsKey(state.id());
            if (unknown && mayAsk("states " + projectId)) {
                lookups.ask(() -> workspace.project(projectId).states().list().stream()
                                .collect(Collectors.toMap(State::id, each -> each)))
                        .ifPresent(found -> this.states.put(projectId, found));
            }
        }
        for (Ref<Label> label : labels) {
            boolean unknown = label.isPresent()
                    && label.expanded().isEmpty()
                    && !this.labels.getOrDefault(projectId, Map.of()).containsKey(label.id());
            if (unknown && mayAsk("labels " + projectId)) {
                lookups.ask(() -> workspace.project(projectId).labels().list().stream()
                                .collect(Collectors.toMap(Label::id, Label::name)))
                        .ifPresent(found -> this.labels.put(projectId, found));
            }
        }
        for (Ref<User> user : users) {
            user.expanded().ifPresent(this::learn);
            boolean unknown = user.isPresent() && user.expanded().isEmpty() && !this.users.containsKey(user.id());
            if (unknown && mayAsk("members")) {
                lookups.ask(() -> workspace.members().list()).ifPresent(found -> found.forEach(this::learn));
            }
        }
    }

    /** Whether a question was not asked a moment ago. */
    boolean mayAsk(String question) {
        long now = time.nanoTime();
        Long before = asked.get(question);
        if (before != null && now - before < ASK_AGAIN.toNanos()) {
            return false;
        }
        asked.put(question, now);
        return true;
    }

    /** Keeps how a project is named. */
    void learn(Project project) {
        // What was in a project before this program began to look is not news.
        Instant began = began();
        Instant firstSeen = project.createdAt()
                .filter(created -> created.isAfter(began))
                .orElseGet(() -> store.projects().list().isEmpty() ? began : time.now());
        store.projects().put(new ProjectName(project.id(), project.identifier(), project.name()), firstSeen);
    }

    private void learn(User user) {
        users.put(
                user.id(),
                new Person(
                        user.id(),
                        user.displayName().isBlank()
                                ? (user.firstName() + " " + user.lastName()).strip()
                                : user.displayName(),
                        user.email().orElse("")));
    }

    ProjectName project(String id) {
        return store.projects().find(id).map(Projects.Known::project).orElse(new ProjectName(id, "", id));
    }

    Optional<State> state(String projectId, Ref<State> state) {
        return state.isPresent()
                ? state.expanded()
                        .or(() -> Optional.ofNullable(
                                states.getOrDefault(projectId, Map.of()).get(state.id())))
                : Optional.empty();
    }

    Optional<String> label(String projectId, Ref<Label> label) {
        return label.expanded()
                .map(Label::name)
                .or(() -> Optional.ofNullable(
                        labels.getOrDefault(projectId, Map.of()).get(label.id())));
    }

    Person user(Ref<User> user) {
        user.expanded().ifPresent(this::learn);
        return users.getOrDefault(user.id(), new Person(user.id(), "", ""));
    }
}
