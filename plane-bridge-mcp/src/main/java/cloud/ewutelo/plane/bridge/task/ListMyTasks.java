package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.tool.Arguments;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.relation.Readiness;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists the tasks of the calling agent: those whose field {@code agent_id} is the agent's, and those that people assigned to the
 * agent's account and to no other agent; these get the field when they are shown.
 *
 * <p>Costs one request for the list of projects, one for each project with up to 1000 work items (100 on commercial editions),
 * one for each open task that passes the filters, and one or two for the tasks on which those depend; once in five minutes one
 * for the labels of each project. A further page costs one for each project. A task that gets its field costs about nine more on
 * Community Edition.
 */
final class ListMyTasks implements Tool {

    private static final int USUAL_PAGE = 10;

    /** So long the pages of one listing agree on what can be worked on. */
    private static final long SAME_LISTING = Duration.ofMinutes(5).toNanos();

    private final ToolDescription description = ToolDescription.of(ListMyTasks.class, "list_my_tasks");
    private final Workplaces places;
    private final boolean readOnly;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    /** What blocked the tasks of an agent when it asked for a first page. */
    private record Snapshot(String question, Map<String, Readiness> readiness, long at) {}

    private record Candidate(Task task, TaskStatus status, boolean isUnmarked) {}

    private record Found(Candidate candidate, Readiness readiness, TaskPlace place) {
        boolean isReady() {
            return !place.waits();
        }
    }

    /** What the arguments ask for. */
    private record Question(
            Set<TaskStatus> statuses,
            Optional<String> project,
            Set<String> priorities,
            Optional<LocalDate> dueBefore,
            Optional<Boolean> ready) {

        static Question of(Arguments arguments) {
            Set<TaskStatus> statuses =
                    arguments.texts("status").stream().map(TaskStatus::of).collect(Collectors.toSet());
            return new Question(
                    statuses.isEmpty() ? TaskStatus.OPEN : statuses,
                    arguments.text("project"),
                    Set.copyOf(arguments.texts("priority")),
                    arguments.date("due_before"),
                    arguments.flag("ready"));
        }

        String digest() {
            return Digest.of(
                            statuses.stream().sorted().toList().toString(),
                            project.orElse(""),
                            priorities.stream().sorted().toList().toString(),
                            dueBefore.map(LocalDate::toString).orElse(""),
                            ready.map(String::valueOf).orElse(""))
                    .substring(0, 8);
        }

        boolean wants(TaskStatus status, WorkItem item) {
            return statuses.contains(status)
                    && (priorities.isEmpty()
                            || priorities.contains(item.priority().value()))
                    && dueBefore
                            .map(day -> item.targetDate().filter(day::isAfter).isPresent())
                            .orElse(true);
        }
    }

    ListMyTasks(Workplaces places, boolean readOnly) {
        this.places = places;
        this.readOnly = readOnly;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public ToolResult call(ToolCall call) {
        Workplace place = places.of(call.caller());
        Question question = Question.of(call.arguments());
        Optional<TaskCursor> cursor =
                call.arguments().text("cursor").map(text -> TaskCursor.parse(text, question.digest()));
        List<String> notes = new ArrayList<>();
        List<Candidate> candidates = candidates(place, call.caller(), question, cursor.isPresent(), notes);
        Map<String, Readiness> readiness = readiness(place, call.caller(), question, candidates, cursor.isPresent());
        List<Found> found = candidates.stream()
                .map(candidate -> found(candidate, readiness))
                .filter(each ->
                        question.ready().map(ready -> ready == each.isReady()).orElse(true))
                .sorted(Comparator.comparing(Found::place))
                .toList();
        int limit = call.arguments().integer("limit").orElse(USUAL_PAGE);
        List<Found> rest = found.stream()
                .filter(each -> cursor.map(last -> each.place().compareTo(last.last()) > 0)
                        .orElse(true))
                .toList();
        List<Found> page = rest.stream().limit(limit).toList();
        if (!readOnly) {
            page.forEach(each -> mark(call.caller(), each.candidate(), notes));
        }
        Optional<String> next = rest.size() > page.size()
                ? Optional.of(new TaskCursor(
                                question.digest(), page.get(page.size() - 1).place())
                        .text())
                : Optional.empty();
        return answer(place, page, found.size(), next, notes);
    }

    private static List<Candidate> candidates(
            Workplace place, Caller caller, Question question, boolean isFurtherPage, List<String> notes) {
        List<Project> projects = question.project()
                .map(reference -> List.of(place.project(reference)
                        .orElseThrow(() -> new ToolException(
                                ErrorCode.NOT_FOUND,
                                "There is no project \"" + ForeignText.line(reference) + "\".",
                                "You are in: "
                                        + place.ownProjects().stream()
                                                .map(Project::identifier)
                                                .collect(Collectors.joining(", "))
                                        + "."))))
                .orElseGet(() -> isFurtherPage ? place.ownProjects() : place.ownProjectsNow());
        List<Candidate> candidates = new ArrayList<>();
        for (Project project : projects) {
            try {
                candidates.addAll(candidatesOf(place, caller, question, project));
            } catch (NotFoundException | PermissionDeniedException e) {
                if (question.project().isPresent()) {
                    throw e;
                }
                notes.add("Project " + project.identifier() + " cannot be read by you, and was left out.");
            }
        }
        return candidates;
    }

    private static List<Candidate> candidatesOf(Workplace place, Caller caller, Question question, Project project) {
        ProjectClient client = place.client(project.id());
        String own = caller.user().id();
        List<WorkItem> items = client
                .workItems()
                .list(query -> query.expand(WorkItemExpand.STATE)
                        .fields("id", "name", "sequence_id", "state", "priority", "target_date", "labels", "assignees"))
                .stream()
                .filter(item -> !item.labels().isEmpty()
                        || item.assignees().stream()
                                .anyMatch(assignee -> assignee.id().equals(own)))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        List<FieldValues> agents =
                client.fields().readAll(items, AgentFields.AGENT_ID).orThrow();
        for (int i = 0; i < items.size(); i++) {
            WorkItem item = items.get(i);
            Optional<TaskStatus> status =
                    item.state().expanded().map(state -> place.names().statusOf(state.name(), state.group()));
            if (status.isEmpty() || !question.wants(status.get(), item)) {
                continue;
            }
            boolean assigned =
                    item.assignees().stream().anyMatch(assignee -> assignee.id().equals(own));
            Optional<String> agent = agent(agents.get(i));
            boolean isOwn = agent.isPresent()
                    ? agent.get().equalsIgnoreCase(caller.agent().id())
                    : assigned;
            if (isOwn) {
                Task task = new Task(client, project.id(), project.identifier(), project.name(), item);
                candidates.add(new Candidate(task, status.get(), agent.isEmpty()));
            }
        }
        return candidates;
    }

    /** The agent whose task it is; nobody who is called so, where people gave it to several. */
    private static Optional<String> agent(FieldValues values) {
        try {
            return values.get(AgentFields.AGENT_ID).map(String::strip);
        } catch (UnreadableFieldException severalAgents) {
            return Optional.of("");
        }
    }

    /** What blocks the open ones. All of them are asked about, because the order depends on it. */
    private Map<String, Readiness> readiness(
            Workplace place, Caller caller, Question question, List<Candidate> candidates, boolean isFurtherPage) {
        String id = caller.agent().id();
        Map<String, Readiness> known = new LinkedHashMap<>();
        Snapshot earlier = snapshots.get(id);
        long now = place.time().nanoTime();
        boolean goesOn = isFurtherPage
                && earlier != null
                && earlier.question().equals(question.digest())
                && now - earlier.at() < SAME_LISTING;
        if (goesOn && earlier != null) {
            known.putAll(earlier.readiness());
        }
        candidates.stream()
                .filter(candidate -> candidate.status().isOpen())
                .map(Candidate::task)
                .filter(task -> !known.containsKey(task.id()))
                .collect(Collectors.groupingBy(Task::projectId, LinkedHashMap::new, Collectors.toList()))
                .forEach((project, tasks) -> known.putAll(place.client(project)
                        .dependencies()
                        .readiness(tasks.stream().map(Task::id).toList())));
        snapshots.put(
                id, new Snapshot(question.digest(), Map.copyOf(known), goesOn && earlier != null ? earlier.at() : now));
        return known;
    }

    private static Found found(Candidate candidate, Map<String, Readiness> known) {
        Task task = candidate.task();
        Readiness readiness =
                Objects.requireNonNullElseGet(known.get(task.id()), () -> new Readiness(task.id(), List.of()));
        boolean canBeWorkedOn = candidate.status() == TaskStatus.TODO || candidate.status() == TaskStatus.IN_PROGRESS;
        return new Found(
                candidate,
                readiness,
                TaskPlace.of(
                        !canBeWorkedOn || !readiness.isReady(),
                        task.item().priority(),
                        task.item().targetDate(),
                        task.identifier(),
                        task.item().sequenceId()));
    }

    /** Writes the agent's id on a task that people assigned to its account. */
    private static void mark(Caller caller, Candidate candidate, List<String> notes) {
        if (candidate.isUnmarked() && candidate.status().isOpen()) {
            try {
                candidate
                        .task()
                        .project()
                        .fields()
                        .set(
                                candidate.task().id(),
                                AgentFields.AGENT_ID,
                                caller.agent().id());
            } catch (PlaneException e) {
                notes.add("agent_id of " + candidate.task().key() + " could not be filled in: "
                        + ForeignText.line(String.valueOf(e.getMessage())));
            }
        }
    }

    private static ToolResult answer(
            Workplace place, List<Found> page, int total, Optional<String> next, List<String> notes) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("tasks", page.stream().map(found -> view(place, found)).toList());
        answer.put("total", total);
        answer.put("next_cursor", next.orElse(null));
        answer.put("notes", notes);
        StringBuilder text = new StringBuilder();
        text.append(total == 0 ? "No tasks." : page.size() + " of " + total + " tasks. " + ForeignText.NOTICE);
        page.forEach(found -> text.append('\n').append(line(found)));
        next.ifPresent(cursor -> text.append("\nMore: repeat with cursor ").append(cursor));
        new LinkedHashSet<>(notes).forEach(note -> text.append('\n').append(note));
        return ToolResult.of(text.toString(), answer);
    }

    private static Map<String, @Nullable Object> view(Workplace place, Found found) {
        Task task = found.candidate().task();
        WorkItem item = task.item();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", task.id());
        view.put("key", task.key());
        view.put("title", ForeignText.line(item.name()));
        view.put("status", found.candidate().status().value());
        view.put("state", ForeignText.line(task.state().name()));
        view.put("priority", item.priority().value());
        view.put("due_date", item.targetDate().map(LocalDate::toString).orElse(null));
        view.put("project", ForeignText.line(task.projectName()));
        view.put("ready", found.isReady());
        view.put("dependencies", TaskViews.dependencies(found.readiness().blockers(), place.names()));
        return view;
    }

    private static String line(Found found) {
        Task task = found.candidate().task();
        WorkItem item = task.item();
        StringBuilder line = new StringBuilder("- ")
                .append(task.key())
                .append(" [")
                .append(found.candidate().status().value())
                .append(found.isReady() ? ", ready" : ", not ready");
        if (!item.priority().equals(Priority.NONE)) {
            line.append(", ").append(item.priority().value());
        }
        item.targetDate().ifPresent(day -> line.append(", due ").append(day));
        line.append("] \"").append(ForeignText.line(item.name())).append('"');
        if (!found.readiness().isReady()) {
            line.append(" ").append(ForeignText.line(found.readiness().why()));
        }
        return line.toString();
    }
}
