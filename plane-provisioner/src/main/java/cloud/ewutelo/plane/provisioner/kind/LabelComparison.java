package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.label.LabelFields;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.live.ProjectLive;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Labels, found by their names. */
final class LabelComparison implements Comparison {

    private final Live live;

    LabelComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.LABEL;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            List<Desired.Label> wanted = Desired.orNone(project.labels());
            Optional<ProjectLive> in = wanted.isEmpty() ? Optional.empty() : live.in(project);
            for (Desired.Label label : wanted) {
                compare(project, in, label, steps);
            }
        }
        return steps;
    }

    private void compare(Desired.Project project, Optional<ProjectLive> in, Desired.Label wanted, List<Step> steps) {
        Optional<Label> present = in.flatMap(each -> each.label(wanted.name()));
        String key = project.identifier() + "/" + wanted.name();
        Differences differences = new Differences()
                .compare(
                        "color",
                        StateComparison.lower(wanted.color()),
                        present.map(label -> StateComparison.lower(label.color()))
                                .orElse(null))
                .compare(
                        "description",
                        wanted.description(),
                        present.map(Label::description).orElse(null))
                .compare("parent", wanted.parent(), parent(in, present));
        if (present.isEmpty()) {
            steps.add(new Step(
                    Change.create(Kind.LABEL, key, differences.list()),
                    () -> live.in(project).orElseThrow().client().labels().create(label -> fill(label, wanted)
                            .externalId(Ownership.mark(wanted.name())))));
        } else if (!differences.isEmpty()) {
            steps.add(new Step(Change.update(Kind.LABEL, key, differences.list()), () -> in.orElseThrow()
                    .client()
                    .labels()
                    .update(present.get().id(), label -> fill(label, wanted))));
        }
    }

    private static @Nullable String parent(Optional<ProjectLive> in, Optional<Label> label) {
        return label.flatMap(Label::parent)
                .flatMap(parent -> in.orElseThrow().labels().stream()
                        .filter(each -> each.id().equals(parent.id()))
                        .findFirst())
                .map(Label::name)
                .orElse(null);
    }

    private static <S extends LabelFields<S>> S fill(S label, Desired.Label wanted) {
        label.name(wanted.name());
        if (wanted.color() != null) {
            label.color(wanted.color());
        }
        if (wanted.description() != null) {
            label.description(wanted.description());
        }
        if (wanted.parent() != null) {
            label.parent(wanted.parent());
        }
        return label;
    }

    @Override
    public List<Step> superfluous() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            Optional<ProjectLive> in = project.labels() == null ? Optional.empty() : live.in(project);
            if (in.isPresent()) {
                Set<String> wanted = Desired.orNone(project.labels()).stream()
                        .map(Desired.Label::name)
                        .collect(Collectors.toSet());
                in.get().labels().stream()
                        .filter(label -> Ownership.keyOf(label).isPresent() && !wanted.contains(label.name()))
                        .forEach(label -> steps.add(new Step(
                                Change.delete(Kind.LABEL, project.identifier() + "/" + label.name()),
                                () -> in.get().client().labels().delete(label.id()))));
            }
        }
        return steps;
    }
}
