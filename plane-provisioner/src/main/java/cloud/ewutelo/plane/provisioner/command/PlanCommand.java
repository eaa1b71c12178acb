package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.kind.Reconciler;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Plan;
import cloud.ewutelo.plane.provisioner.plan.PlanFile;
import cloud.ewutelo.plane.provisioner.secret.PrivateFile;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would be done. */
@Command(
        name = "plan",
        header = "Show what would be done, and change nothing.",
        description = "Compares the file with Plane. Ends with 0 if there is nothing to do, and with 2 if there is.")
final class PlanCommand extends FileCommand {

    @Option(
            names = "--json",
            description = "Print the plan as JSON, for programs; \"apply\" takes it, saved in a file.")
    private boolean json;

    @Option(names = "--out", paramLabel = "PLAN", description = "Save the plan in a file, for \"apply --file PLAN\".")
    private @Nullable Path out;

    @Mixin
    private PruneOption prune = new PruneOption();

    @Mixin
    private Strictness strictness = new Strictness();

    @Override
    ExitCode run(JsonNode raw, Path folder) {
        Document document = document(raw, folder);
        try (Live live = live(document, SecretStore.open(document, true))) {
            Plan plan = new Reconciler(live, prune.kinds()).plan();
            String saved = new PlanFile(raw, folder, prune.kinds(), plan).write();
            if (out != null) {
                PrivateFile.write(out, saved);
            }
            surroundings().out().print(json ? saved : plan.text());
            surroundings().out().flush();
            strictness.check(plan);
            return plan.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
        }
    }
}
