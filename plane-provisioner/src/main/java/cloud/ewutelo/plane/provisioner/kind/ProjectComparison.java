package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.ProjectNetwork;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectFields;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
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

/** Projects, found by their identifier. */
final class ProjectComparison implements Comparison {

    private final Live live;

    ProjectComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.PROJECT;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project wanted : Desired.orNone(live.desired().projects())) {
            Optional<Project> present = live.project(wanted);
            if (present.isEmpty()) {
                Differences all = differences(wanted, null);
                steps.add(new Step(Change.create(Kind.PROJECT, wanted.identifier(), all.list()), () -> create(wanted)));
            } else {
                if (present.get().archivedAt().isPresent()) {
                    throw new ProvisionerException("The project " + wanted.identifier()
                            + " is archived. Restore it in Plane, or take it out of the file.");
                }
                Differences differences = differences(wanted, present.get());
                if (!differences.isEmpty()) {
                    steps.add(new Step(
                            Change.update(Kind.PROJECT, wanted.identifier(), differences.list()),
                            () -> update(wanted, present.get(), differences)));
                }
            }
        }
        return steps;
    }

    @Override
    public List<Step> superfluous() {
        if (live.desired().projects() == null) {
            return List.of();
        }
        Set<String> wanted = Desired.orNone(live.desired().projects()).stream()
                .map(Desired.Project::identifier)
                .collect(Collectors.toSet());
        return live.projects().stream()
                .filter(project -> Ownership.keyOf(project).isPresent() && !wanted.contains(project.identifier()))
                .map(project -> new Step(
                        Change.delete(Kind.PROJECT, project.identifier()).noting("with everything in it"), () -> {
                            live.byKey().orElseThrow().projects().delete(project.id());
                            live.forgetProjects();
                        }))
                .toList();
    }

    private Differences differences(Desired.Project wanted, @Nullable Project present) {
        Differences differences = new Differences()
                .compare("name", wanted.name(), present == null ? null : present.name())
                .compare("description", wanted.description(), present == null ? null : present.description())
                .compare("network", wanted.network(), present == null ? null : network(present))
                .compare("lead", wanted.lead(), present == null ? null : lead(wanted, present));
        Desired.Features features = wanted.features();
        return features == null
                ? differences
                : differences
                        .compare("cycles", features.cycles(), present == null ? null : present.cycleView())
                        .compare("modules", features.modules(), present == null ? null : present.moduleView())
                        .compare("views", features.views(), present == null ? null : present.issueViewsView())
                        .compare("pages", features.pages(), present == null ? null : present.pageView())
                        .compare("intake", features.intake(), present == null ? null : present.intakeView());
    }

    private static String network(Project project) {
        return project.network().orElse(ProjectNetwork.PUBLIC.value()) == ProjectNetwork.SECRET.value()
                ? "secret"
                : "public";
    }

    /** The lead by the name in the file; somebody else by the id. */
    private @Nullable String lead(Desired.Project wanted, Project project) {
        Optional<String> present = project.projectLead().map(Ref::id);
        return wanted.lead() != null && live.userId(wanted.lead()).equals(present) && present.isPresent()
                ? wanted.lead()
                : present.orElse(null);
    }

    private void create(Desired.Project wanted) {
        live.byKey().orElseThrow().projects().create(project -> fill(project, wanted)
                .identifier(wanted.identifier())
                .externalId(Ownership.mark(wanted.identifier())));
        live.forgetProjects();
        if ("secret".equals(wanted.network())) {
            changeNetwork(wanted, live.project(wanted).orElseThrow());
        }
    }

    private void update(Desired.Project wanted, Project present, Differences differences) {
        boolean networkOnly = differences.list().size() == 1 && differences.has("network");
        if (!networkOnly) {
            live.byKey().orElseThrow().projects().update(present.id(), project -> fill(project, wanted));
        }
        if (differences.has("network")) {
            changeNetwork(wanted, present);
        }
        live.forgetProjects();
    }

    private void changeNetwork(Desired.Project wanted, Project project) {
        live.workspaceAdmin()
                .project(project.id())
                .changeNetwork("secret".equals(wanted.network()) ? ProjectNetwork.SECRET : ProjectNetwork.PUBLIC);
        live.forgetProjects();
    }

    private <S extends ProjectFields<S>> S fill(S project, Desired.Project wanted) {
        project.name(wanted.name());
        if (wanted.description() != null) {
            project.description(wanted.description());
        }
        if (wanted.lead() != null) {
            project.lead(live.userId(wanted.lead()).orElse(wanted.lead()));
        }
        Desired.Features features = wanted.features();
        if (features != null) {
            if (features.cycles() != null) {
                project.cycleView(features.cycles());
            }
            if (features.modules() != null) {
                project.moduleView(features.modules());
            }
            if (features.views() != null) {
                project.issueViewsView(features.views());
            }
            if (features.pages() != null) {
                project.pageView(features.pages());
            }
            if (features.intake() != null) {
                project.intakeView(features.intake());
            }
        }
        return project;
    }
}
