package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.tool.Arguments;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldUpdate;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.member.ProjectMemberService;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates a task, and its project if there is none. The task becomes its agent's as the last step, so that no agent meets half a
 * task; a repeated call finds it by its external pair and finishes what broke off.
 *
 * <p>Costs about 22 requests on Community Edition, 16 on commercial ones, and 7 more for dependencies before version 1.3.
 */
final class CreateTask implements Tool {

    private static final String SOURCE = "plane-bridge/task";
    private static final BigDecimal USUAL_CONFIDENCE = new BigDecimal("0.8");

    private final ToolDescription description = ToolDescription.of(CreateTask.class, "create_task");
    private final Workplaces places;

    CreateTask(Workplaces places) {
        this.places = places;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public ToolResult call(ToolCall call) {
        Arguments arguments = call.arguments();
        Workplace place = places.of(call.caller());
        Optional<Agent> known = arguments.text("agent").map(id -> agent(place, id));
        Optional<String> agent = known.map(Agent::id);
        // What the caller may have got wrong is looked at before anything is written.
        List<Task> dependencies = arguments.texts("depends_on").stream()
                .distinct()
                .map(reference -> dependency(place, reference))
                .toList();
        List<String> notes = new ArrayList<>();
        Project project = new TaskProject(place).get(arguments);
        Optional<User> account = known.flatMap(place::accountOf);
        boolean isMember =
                account.map(user -> isMember(place, project, user, notes)).orElse(false);

        ExternalId pair = new ExternalId(SOURCE, externalId(project, arguments));
        Optional<WorkItem> existing = place.client(project.id()).workItems().findByExternalId(pair);
        WorkItem item = existing.orElseGet(() -> create(place, project, pair, arguments));
        Task task = new Task(place.client(project.id()), project.id(), project.identifier(), project.name(), item);
        addDependencies(task, dependencies, existing.isPresent());
        writeFields(task, arguments, agent, existing.isPresent());
        if (isMember) {
            assign(task, account.orElseThrow());
        }
        warnOfFailed(place, dependencies, notes);
        return answer(task, agent, existing.isEmpty(), notes);
    }

    /** The account of an agent. Whoever has none cannot work in Plane, and a misspelt name would be nobody's task. */
    private static Agent agent(Workplace place, String name) {
        try {
            Agent agent = new Agent(name, false);
            if (place.accountOf(agent).isPresent()) {
                return agent;
            }
        } catch (IllegalArgumentException noId) {
            // What would be one is said below.
        }
        throw new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "\"agent\" names nobody: \"" + ForeignText.line(name) + "\".",
                "There is: " + String.join(", ", place.memberNames()) + ". Nothing was done.");
    }

    private static Task dependency(Workplace place, String reference) {
        try {
            return place.task(reference);
        } catch (NotFoundException e) {
            throw new ToolException(
                    ErrorCode.NOT_FOUND,
                    "\"depends_on\" names no task: \"" + ForeignText.line(reference) + "\".",
                    "Check the key. Nothing was done.");
        }
    }

    /** The caller's own id of the task, or one made of what makes a task the same. */
    private static String externalId(Project project, Arguments arguments) {
        return arguments
                .text("external_id")
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> "content-"
                        + Digest.of(
                                project.id(),
                                arguments.required("title"),
                                arguments.text("description").orElse(""),
                                arguments.text("agent").orElse("").toLowerCase(Locale.ROOT)));
    }

    /** Whether the agent's account is a member of the project, made one if it was not. */
    private static boolean isMember(Workplace place, Project project, User account, List<String> notes) {
        ProjectMemberService members = place.client(project.id()).members();
        if (members.list().stream().anyMatch(member -> member.id().equals(account.id()))) {
            return true;
        }
        try {
            members.add(account.id(), Role.MEMBER);
            return true;
        } catch (PermissionDeniedException e) {
            notes.add("The agent's account is no member of project " + project.identifier()
                    + ", and you may not add it: the agent cannot see the task. Tell your human.");
            return false;
        }
    }

    private static WorkItem create(Workplace place, Project project, ExternalId pair, Arguments arguments) {
        String state = place.statesWith(TaskStatus.TODO, project.id(), project.identifier())
                .stateFor(TaskStatus.TODO)
                .id();
        return place.client(project.id()).workItems().createOrGet(pair, w -> {
            w.name(arguments.required("title").strip()).state(state);
            arguments.text("description").ifPresent(w::descriptionMarkdown);
            arguments.text("priority").map(Priority::of).ifPresent(w::priority);
            arguments.date("due_date").ifPresent(w::targetDate);
        });
    }

    private static void addDependencies(Task task, List<Task> dependencies, boolean mayHaveSome) {
        Set<String> missing = dependencies.stream().map(Task::id).collect(Collectors.toCollection(LinkedHashSet::new));
        if (missing.isEmpty()) {
            return;
        }
        if (!mayHaveSome) {
            // Nothing depends on a new task yet, so no cycle can come of it.
            task.project().relations(task.id()).add(RelationKind.BLOCKED_BY, missing);
            return;
        }
        task.project().dependencies().blockersOf(task.id()).stream()
                .map(Dependency::id)
                .forEach(missing::remove);
        dependencies.stream()
                .filter(dependency -> missing.contains(dependency.id()))
                .forEach(dependency -> task.project().dependencies().add(task.id(), dependency.key()));
    }

    private static void writeFields(Task task, Arguments arguments, Optional<String> agent, boolean mayHaveSome) {
        Set<String> there = new HashSet<>();
        Optional<String> owner = Optional.empty();
        if (mayHaveSome) {
            // What somebody changed after an earlier call stays.
            FieldValues present = task.project().fields().read(task.id());
            present.entries().forEach(entry -> there.add(entry.name()));
            owner = TaskFields.readable(present, AgentFields.AGENT_ID);
        }
        FieldUpdate update = new FieldUpdate();
        set(
                update,
                there,
                AgentFields.CONFIDENCE_SCORE,
                Optional.of(arguments.decimal("confidence_score").orElse(USUAL_CONFIDENCE)));
        set(update, there, AgentFields.COST_ESTIMATE, arguments.decimal("cost_estimate"));
        set(update, there, TaskFields.REQUIRES_DELIVERABLE, arguments.flag("requires_deliverable"));
        // Written again where it is right already, because a call that broke off may have left it without its label.
        if (agent.isPresent() && (owner.isEmpty() || owner.equals(agent))) {
            update.set(AgentFields.AGENT_ID, agent.get());
        }
        task.project().fields().update(task.id(), update);
    }

    private static <T> void set(FieldUpdate update, Set<String> there, FieldDefinition<T> field, Optional<T> value) {
        if (!there.contains(field.name())) {
            value.ifPresent(given -> update.set(field, given));
        }
    }

    private static void assign(Task task, User account) {
        WorkItem now = task.project().workItems().get(task.id());
        if (now.assignees().isEmpty()) {
            task.project().workItems().update(task.id(), w -> w.assignee(account.id()));
        } else if (now.assignees().stream().map(Ref::id).noneMatch(account.id()::equals)) {
            // A project can have an assignee of its own for new tasks; people may have chosen others since.
            Set<String> all =
                    new LinkedHashSet<>(now.assignees().stream().map(Ref::id).toList());
            all.add(account.id());
            task.project().workItems().update(task.id(), w -> w.assignees(all));
        }
    }

    private static void warnOfFailed(Workplace place, List<Task> dependencies, List<String> notes) {
        for (Task dependency : dependencies) {
            TaskStatus status = place.states(dependency).statusOf(dependency.state());
            if (status == TaskStatus.BLOCKED || status == TaskStatus.CANCELLED) {
                notes.add("It depends on " + dependency.key() + ", which is " + status.value() + ".");
            }
        }
    }

    private static ToolResult answer(Task task, Optional<String> agent, boolean created, List<String> notes) {
        if (!created) {
            notes.add("It was there already, from a call with the same external_id or the same content. "
                    + "To create another one, give another external_id.");
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("id", task.id());
        answer.put("project", task.identifier());
        answer.put("agent", agent.orElse(null));
        answer.put("created", created);
        answer.put("notes", notes);
        String text = (created ? "Created " : "Completed ") + task.key()
                + agent.map(id -> " for " + id).orElse("") + "."
                + notes.stream().map(note -> " " + note).collect(Collectors.joining());
        return ToolResult.of(text, answer);
    }
}
