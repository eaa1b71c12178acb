package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.live.ProjectLive;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Work items, found by the ids that the file gives them. */
final class WorkItemComparison implements Comparison {

    private final Live live;

    WorkItemComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.WORK_ITEM;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            List<Desired.WorkItem> wanted = Desired.orNone(project.workItems());
            Optional<ProjectLive> in = wanted.isEmpty() ? Optional.empty() : live.in(project);
            for (Desired.WorkItem item : wanted) {
                compare(project, in, item, steps);
            }
        }
        return steps;
    }

    private void compare(Desired.Project project, Optional<ProjectLive> in, Desired.WorkItem wanted, List<Step> steps) {
        Optional<WorkItem> present = in.flatMap(each -> find(each, wanted.id()));
        Differences differences = differences(in, present, wanted);
        String key = project.identifier() + "/" + wanted.id();
        if (present.isEmpty()) {
            steps.add(new Step(Change.create(Kind.WORK_ITEM, key, differences.list()), () -> create(project, wanted)));
        } else if (!differences.isEmpty()) {
            steps.add(new Step(Change.update(Kind.WORK_ITEM, key, differences.list()), () -> in.orElseThrow()
                    .client()
                    .workItems()
                    .update(present.get().id(), item -> fill(item, in.get(), wanted))));
        }
    }

    private void create(Desired.Project project, Desired.WorkItem wanted) {
        ProjectLive in = live.in(project).orElseThrow();
        in.client().workItems().createOrGet(Ownership.mark(wanted.id()), item -> fill(item, in, wanted));
        // It may be the parent of the next one.
        in.forgetWorkItems();
    }

    private static Optional<WorkItem> find(ProjectLive in, String id) {
        return in.workItems().stream()
                .filter(item -> Ownership.keyOf(item).filter(id::equals).isPresent())
                .findFirst();
    }

    private Differences differences(Optional<ProjectLive> in, Optional<WorkItem> present, Desired.WorkItem wanted) {
        return new Differences()
                .compare("name", wanted.name(), value(present, WorkItem::name))
                .compare(
                        "description",
                        wanted.description() == null ? null : text(PlaneHtml.fromMarkdown(wanted.description())),
                        value(present, item -> text(item.descriptionHtml().orElse(""))))
                .compare("state", wanted.state(), value(present, item -> in.orElseThrow().states().stream()
                        .filter(state -> state.id().equals(item.state().id()))
                        .map(State::name)
                        .findFirst()
                        .orElse("")))
                .compare("priority", wanted.priority(), value(present, item -> item.priority()
                        .value()))
                .compare("assignees", sorted(wanted.assignees()), value(present, this::assignees))
                .compare("labels", sorted(wanted.labels()), value(present, item -> labels(in.orElseThrow(), item)))
                .compare("parent", wanted.parent(), value(present, item -> item.parent()
                        .flatMap(parent -> in.orElseThrow().workItems().stream()
                                .filter(each -> each.id().equals(parent.id()))
                                .findFirst())
                        .flatMap(Ownership::keyOf)
                        .orElse("")))
                .compare("start_date", wanted.startDate(), value(present, item -> item.startDate()
                        .orElse(null)))
                .compare("target_date", wanted.targetDate(), value(present, item -> item.targetDate()
                        .orElse(null)));
    }

    private static <T> @Nullable T value(Optional<WorkItem> item, Function<WorkItem, @Nullable T> property) {
        return item.isEmpty() ? null : property.apply(item.get());
    }

    /** Plane rewrites the markup, so what people read is compared. */
    private static String text(String html) {
        return PlaneHtml.toText(html).strip();
    }

    private Set<String> assignees(WorkItem item) {
        Set<String> names = new TreeSet<>();
        for (Ref<?> assignee : item.assignees()) {
            names.add(live.desired().everybody().stream()
                    .map(Desired.Person::name)
                    .filter(name ->
                            live.userId(name).filter(assignee.id()::equals).isPresent())
                    .findFirst()
                    .orElse(assignee.id()));
        }
        return names;
    }

    private static Set<String> labels(ProjectLive in, WorkItem item) {
        Set<String> ids = item.labels().stream().map(Ref::id).collect(Collectors.toSet());
        return in.labels().stream()
                .filter(label -> ids.contains(label.id()))
                .map(Label::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable Set<String> sorted(@Nullable Collection<String> names) {
        return names == null ? null : new TreeSet<>(names);
    }

    private <S extends WorkItemFields<S>> S fill(S item, ProjectLive in, Desired.WorkItem wanted) {
        item.name(wanted.name());
        if (wanted.description() != null) {
            item.descriptionMarkdown(wanted.description());
        }
        if (wanted.state() != null) {
            item.state(wanted.state());
        }
        if (wanted.priority() != null) {
            item.priority(Priority.of(wanted.priority()));
        }
        if (wanted.assignees() != null) {
            item.assignees(wanted.assignees().stream()
                    .map(name -> live.userId(name).orElse(name))
                    .toList());
        }
        if (wanted.labels() != null) {
            item.labels(wanted.labels());
        }
        if (wanted.parent() != null) {
            item.parent(find(in, wanted.parent()).map(WorkItem::id).orElse(wanted.parent()));
        }
        if (wanted.startDate() != null) {
            item.startDate(wanted.startDate());
        }
        if (wanted.targetDate() != null) {
            item.targetDate(wanted.targetDate());
        }
        return item;
    }

    @Override
    public List<Step> superfluous() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            Optional<ProjectLive> in = project.workItems() == null ? Optional.empty() : live.in(project);
            if (in.isPresent()) {
                Set<String> wanted = Desired.orNone(project.workItems()).stream()
                        .map(Desired.WorkItem::id)
                        .collect(Collectors.toSet());
                for (WorkItem item : in.get().workItems()) {
                    Ownership.keyOf(item)
                            .filter(id -> !wanted.contains(id))
                            .ifPresent(id -> steps.add(new Step(
                                    Change.delete(Kind.WORK_ITEM, project.identifier() + "/" + id),
                                    () -> in.get().client().workItems().delete(item.id()))));
                }
            }
        }
        return steps;
    }
}
