package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.kind.Reconciler;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Plan;
import cloud.ewutelo.plane.provisioner.plan.PlanFile;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes Plane as the file says. */
@Command(
        name = "apply",
        header = "Make Plane as the file says.",
        description = {
            "Makes what is missing and puts right what differs, in the order in which things depend on each other. A run that was "
                    + "broken off, by whatever and wherever, is taken up by the next one: nothing is made twice.",
            "",
            "FILE may also be a plan that \"plan --out\" saved. It is refused if Plane has changed since."
        })
final class ApplyCommand extends FileCommand {

    @Option(names = "--dry-run", description = "Change nothing: the same as \"plan\".")
    private boolean dryRun;

    @Option(
            names = "--stdout-secrets",
            description = "Print all passwords, keys and secrets on standard output, as JSON, at the end.")
    private boolean printSecrets;

    @Mixin
    private PruneOption prune = new PruneOption();

    @Mixin
    private Strictness strictness = new Strictness();

    @Override
    ExitCode run(JsonNode parsed, Path folder) throws Exception {
        PlanFile saved = PlanFile.isPlan(parsed) ? PlanFile.read(parsed) : null;
        Document document = saved == null ? document(parsed, folder) : document(saved.document(), saved.folder());
        Set<Kind> kinds = saved == null ? prune.kinds() : saved.prune();
        if (dryRun) {
            return dryRun(document, kinds);
        }
        return alone(document, () -> apply(document, kinds, saved));
    }

    private ExitCode apply(Document document, Set<Kind> kinds, @Nullable PlanFile saved) {
        SecretStore secrets = SecretStore.open(document, printSecrets);
        try (Live live = live(document, secrets)) {
            return apply(new Reconciler(live, kinds), saved);
        } finally {
            if (printSecrets) {
                surroundings().out().print(secrets.printable().reveal());
                surroundings().out().flush();
            }
        }
    }

    private ExitCode dryRun(Document document, Set<Kind> kinds) {
        try (Live live = live(document, SecretStore.open(document, true))) {
            Plan plan = new Reconciler(live, kinds).plan();
            surroundings().out().print(plan.text());
            strictness.check(plan);
            return plan.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
        }
    }

    private ExitCode apply(Reconciler reconciler, @Nullable PlanFile saved) {
        Plan plan = reconciler.plan();
        strictness.check(plan);
        if (saved != null && !saved.plan().equals(plan)) {
            throw new ProvisionerException(
                    "Plane has changed since the plan was made. Nothing was done; make a new plan.");
        }
        Progress progress = new Progress(
                surroundings().err(), surroundings().terminal(), plan.changes().size());
        plan.support().forEach(progress::tell);
        if (plan.isEmpty()) {
            progress.end(plan.summary());
            return ExitCode.DONE;
        }
        reconciler.apply(progress::begin);
        progress.end("Done: Plane is as the file says.");
        return ExitCode.DONE;
    }
}
