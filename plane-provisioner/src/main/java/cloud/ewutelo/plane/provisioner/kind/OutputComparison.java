package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import java.nio.file.Files;
import java.util.List;

/** The files with secrets: all of them hold the same, and nobody else may read them. */
final class OutputComparison implements Comparison {

    private final Live live;

    OutputComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.OUTPUT;
    }

    @Override
    public List<Step> compare() {
        return live.secrets().outdated().stream()
                .map(file -> new Step(
                        Files.exists(file)
                                ? Change.update(Kind.OUTPUT, file.toString(), List.of())
                                : Change.create(Kind.OUTPUT, file.toString(), List.of()),
                        live.secrets()::save))
                .toList();
    }
}
