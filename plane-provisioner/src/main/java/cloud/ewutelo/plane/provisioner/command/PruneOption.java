package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.kind.Reconciler;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What may be deleted. */
final class PruneOption {

    @Option(
            names = "--prune",
            paramLabel = "KIND",
            split = ",",
            description = {
                "Delete what an earlier run made and what is in the file no more: project, state, label, work-item, webhook. "
                        + "Nothing that others made is deleted, and never a workspace or an account. Lists that the file does "
                        + "not have are left alone."
            })
    private List<String> kinds = List.of();

    Set<Kind> kinds() {
        Set<Kind> chosen = EnumSet.noneOf(Kind.class);
        for (String name : kinds) {
            String wanted = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
            chosen.add(Reconciler.PRUNABLE.stream()
                    .filter(kind -> kind.label().equals(wanted) || (kind.label() + "s").equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ProvisionerException("--prune \"" + name + "\" is not possible. There is: "
                            + Reconciler.PRUNABLE.stream()
                                    .map(Kind::label)
                                    .sorted()
                                    .collect(Collectors.joining(", ")) + ".")));
        }
        return chosen;
    }
}
