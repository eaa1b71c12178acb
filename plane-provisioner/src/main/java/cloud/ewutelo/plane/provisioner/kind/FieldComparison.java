package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.property.WorkItemProperty;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.live.ProjectLive;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.plan.Support;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Custom fields: properties of the default work item type on commercial editions, and nothing to prepare elsewhere. */
final class FieldComparison implements Comparison {

    private final Live live;

    FieldComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.FIELD;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : projects()) {
            if (live.isCommunity()) {
                continue;
            }
            Optional<ProjectLive> in = live.in(project);
            // A project that is to be made has none; a plan without properties needs none.
            Optional<Set<String>> present = in.isEmpty() ? Optional.of(Set.of()) : properties(in.get());
            present.ifPresent(names -> AgentFields.all().stream()
                    .filter(field -> !names.contains(field.name()))
                    .forEach(field -> steps.add(creation(project, field))));
        }
        return steps;
    }

    private List<Desired.Project> projects() {
        return Desired.orNone(live.desired().projects()).stream()
                .filter(project -> !Desired.orNone(project.fields()).isEmpty())
                .toList();
    }

    private Step creation(Desired.Project project, FieldDefinition<?> field) {
        return new Step(
                Change.create(Kind.FIELD, project.identifier() + "/" + field.name(), List.of()),
                () -> live.in(project).orElseThrow().client().fields().ensure(field));
    }

    /** The names of the properties of the default type; empty where the plan does not include any. */
    private static Optional<Set<String>> properties(ProjectLive in) {
        try {
            Optional<WorkItemType> type = in.client().workItemTypes().list().stream()
                    .filter(each -> each.isActive() && !each.isEpic())
                    .min(Comparator.comparing((WorkItemType each) -> !each.isDefault())
                            .thenComparing(WorkItemType::level));
            return Optional.of(type.map(each -> in.client().workItemTypes().properties(each.id()).list().stream()
                            .filter(WorkItemProperty::isActive)
                            .map(WorkItemProperty::displayName)
                            .collect(Collectors.toSet()))
                    .orElse(Set.of()));
        } catch (UnsupportedByInstanceException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Support> support() {
        return projects().stream()
                .filter(project -> live.isCommunity())
                .map(
                        project -> Support.emulated(
                                "custom fields of " + project.identifier(),
                                "Community Edition has none; values stand in a comment on each work item, and need no preparation."))
                .toList();
    }
}
