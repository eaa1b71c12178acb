package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.plan.Support;
import java.util.List;

/** Custom fields. */
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
        return List.of();
    }

    @Override
    public List<Support> support() {
        return Desired.orNone(live.desired().projects()).stream()
                .filter(project -> !Desired.orNone(project.fields()).isEmpty())
                .map(
                        project -> Support.emulated(
                                "custom fields of " + project.identifier(),
                                "Community Edition has none; values stand in a comment on each work item, and need no preparation."))
                .toList();
    }
}
