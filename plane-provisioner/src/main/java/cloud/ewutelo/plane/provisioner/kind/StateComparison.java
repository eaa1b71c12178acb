package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.live.ProjectLive;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** States, found by their names, beside those that Plane makes with a project. */
final class StateComparison implements Comparison {

    private static final Map<String, String> COLORS = Map.of(
            "backlog",
            "#60646C",
            "unstarted",
            "#60646C",
            "started",
            "#F59E0B",
            "completed",
            "#46A758",
            "cancelled",
            "#9AA4BC");

    /** What every project has, unless Plane broke off while it made it. */
    private static final List<Desired.State> STANDARD = List.of(
            new Desired.State("Backlog", "backlog", null, null),
            new Desired.State("Todo", "unstarted", null, null),
            new Desired.State("In Progress", "started", null, null),
            new Desired.State("Done", "completed", null, null),
            new Desired.State("Cancelled", "cancelled", null, null));

    private final Live live;

    StateComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.STATE;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            List<Desired.State> wanted = Desired.orNone(project.states());
            Optional<ProjectLive> present =
                    wanted.isEmpty() && project.workItems() == null ? Optional.empty() : live.in(project);
            if (present.isPresent() && present.get().states().isEmpty()) {
                for (Desired.State state : STANDARD) {
                    boolean first = state.equals(STANDARD.get(0));
                    steps.add(creation(project, state, first, "Plane had not finished the project"));
                }
            }
            for (Desired.State state : wanted) {
                compare(project, present, state, steps);
            }
        }
        return steps;
    }

    private void compare(Desired.Project project, Optional<ProjectLive> in, Desired.State wanted, List<Step> steps) {
        Optional<State> present = in.flatMap(each -> each.state(wanted.name()));
        if (present.isPresent()) {
            State state = present.get();
            Differences differences = new Differences()
                    .compare("group", wanted.group(), state.group().value())
                    .compare("color", lower(wanted.color()), lower(state.color()))
                    .compare("description", wanted.description(), state.description());
            if (!differences.isEmpty()) {
                steps.add(new Step(
                        Change.update(Kind.STATE, key(project, wanted), differences.list()),
                        () -> in.orElseThrow().client().states().update(state.id(), change -> {
                            change.group(StateGroup.of(wanted.group()));
                            if (wanted.color() != null) {
                                change.color(wanted.color());
                            }
                            if (wanted.description() != null) {
                                change.description(wanted.description());
                            }
                        })));
            }
        } else if (in.isPresent() || !isStandard(wanted)) {
            steps.add(creation(project, wanted, false, ""));
        }
    }

    private static boolean isStandard(Desired.State wanted) {
        return STANDARD.stream().anyMatch(state -> state.name().equals(wanted.name()));
    }

    private Step creation(Desired.Project project, Desired.State wanted, boolean byDefault, String note) {
        Change change = Change.create(
                        Kind.STATE,
                        key(project, wanted),
                        new Differences().compare("group", wanted.group(), "").list())
                .noting(note);
        return new Step(
                change, () -> live.in(project).orElseThrow().client().states().create(state -> {
                    state.name(wanted.name())
                            .group(StateGroup.of(wanted.group()))
                            .color(
                                    wanted.color() == null
                                            ? COLORS.getOrDefault(wanted.group(), "#60646C")
                                            : wanted.color())
                            .externalId(Ownership.mark(wanted.name()));
                    if (wanted.description() != null) {
                        state.description(wanted.description());
                    }
                    if (byDefault) {
                        state.makeDefault();
                    }
                }));
    }

    @Override
    public List<Step> superfluous() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            Optional<ProjectLive> in = project.states() == null ? Optional.empty() : live.in(project);
            if (in.isPresent()) {
                Set<String> wanted = Desired.orNone(project.states()).stream()
                        .map(Desired.State::name)
                        .collect(Collectors.toSet());
                in.get().states().stream()
                        .filter(state -> Ownership.keyOf(state).isPresent() && !wanted.contains(state.name()))
                        .filter(state ->
                                STANDARD.stream().noneMatch(each -> each.name().equals(state.name())))
                        .forEach(state -> steps.add(new Step(
                                Change.delete(Kind.STATE, project.identifier() + "/" + state.name()),
                                () -> in.get().client().states().delete(state.id()))));
            }
        }
        return steps;
    }

    private static String key(Desired.Project project, Desired.State state) {
        return project.identifier() + "/" + state.name();
    }

    static @Nullable String lower(@Nullable String color) {
        return color == null ? null : color.toLowerCase(Locale.ROOT);
    }
}
