package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.kind.Reconciler;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Plan;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells whether Plane is still as the file says. */
@Command(
        name = "drift",
        header = "Tell whether Plane is still as the file says; for cron.",
        description = "Compares as \"plan\" does, prints nothing if all is well, and ends with 3 if it is not.")
final class DriftCommand extends FileCommand {

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write the numbers for the textfile collector of Prometheus' node_exporter.")
    private @Nullable Path metrics;

    @Mixin
    private PruneOption prune = new PruneOption();

    @Override
    ExitCode run(JsonNode raw, Path folder) {
        Document document = document(raw, folder);
        try (Live live = live(document, SecretStore.open(document, true))) {
            Plan plan = new Reconciler(live, prune.kinds()).plan();
            write(plan, true);
            if (plan.isEmpty()) {
                return ExitCode.DONE;
            }
            surroundings().out().print(plan.text());
            surroundings().out().flush();
            return ExitCode.DRIFT;
        } catch (RuntimeException e) {
            write(null, false);
            throw e;
        }
    }

    private void write(@Nullable Plan plan, boolean success) {
        if (metrics == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append("# HELP plane_provisioner_check_success Whether Plane could be compared with the file.\n")
                .append("# TYPE plane_provisioner_check_success gauge\n")
                .append("plane_provisioner_check_success ")
                .append(success ? 1 : 0)
                .append("\n# HELP plane_provisioner_check_timestamp_seconds When it was compared.\n")
                .append("# TYPE plane_provisioner_check_timestamp_seconds gauge\n")
                .append("plane_provisioner_check_timestamp_seconds ")
                .append(surroundings().time().now().getEpochSecond())
                .append('\n');
        if (plan != null) {
            text.append("# HELP plane_provisioner_drift Things that are not as the file says.\n")
                    .append("# TYPE plane_provisioner_drift gauge\n");
            for (Kind kind : Kind.values()) {
                long count = plan.changes().stream()
                        .map(Change::kind)
                        .filter(kind::equals)
                        .count();
                text.append("plane_provisioner_drift{kind=\"")
                        .append(kind)
                        .append("\"} ")
                        .append(count)
                        .append('\n');
            }
        }
        MetricsFile.write(metrics, text.toString());
    }
}
