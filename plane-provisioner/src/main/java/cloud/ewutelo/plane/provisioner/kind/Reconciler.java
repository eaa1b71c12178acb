package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Plan;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.plan.Support;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes Plane as the file says. Each kind is compared, put right and compared again before the next one, so that every step sees
 * what the earlier ones made, and a run that was broken off is taken up where it ended.
 */
public final class Reconciler {

    /** What can be deleted, if the operator asks for it. Workspaces and accounts are not among it. */
    public static final Set<Kind> PRUNABLE =
            Set.copyOf(EnumSet.of(Kind.PROJECT, Kind.STATE, Kind.LABEL, Kind.WORK_ITEM, Kind.WEBHOOK));

    /** One to make, one to fill in what could not be given at once, one to be sure. */
    private static final int ROUNDS = 3;

    private final Live live;
    private final Set<Kind> prune;
    private final List<Comparison> comparisons;

    public Reconciler(Live live, Set<Kind> prune) {
        this.live = live;
        this.prune = Set.copyOf(prune);
        this.comparisons = List.of(
                new InstanceComparison(live),
                new WorkspaceComparison(live),
                new AccountComparison(live),
                new KeyComparison(live),
                new ProjectComparison(live),
                new StateComparison(live),
                new LabelComparison(live),
                new MemberComparison(live),
                new FieldComparison(live),
                new WorkItemComparison(live),
                new WebhookComparison(live),
                new OutputComparison(live));
    }

    /** Compares everything and changes nothing. */
    public Plan plan() {
        List<Change> changes = new ArrayList<>();
        List<Support> support = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            comparison.compare().forEach(step -> changes.add(step.change()));
            support.addAll(comparison.support());
        }
        for (Comparison comparison : lastFirst()) {
            comparison.superfluous().forEach(step -> changes.add(step.change()));
        }
        return new Plan(changes, support);
    }

    /**
     * Makes all changes.
     *
     * @param before is told about each one before it is made
     */
    public void apply(Consumer<Change> before) {
        for (Comparison comparison : comparisons) {
            putRight(comparison, before);
        }
        for (Comparison comparison : lastFirst()) {
            run(comparison.superfluous(), before);
            forget(comparison.kind());
        }
    }

    /** What uses others is deleted before them. */
    private List<Comparison> lastFirst() {
        List<Comparison> reversed = new ArrayList<>();
        comparisons.stream()
                .filter(comparison -> prune.contains(comparison.kind()))
                .forEach(each -> reversed.add(0, each));
        return reversed;
    }

    private void putRight(Comparison comparison, Consumer<Change> before) {
        for (int round = 1; ; round++) {
            List<Step> steps = comparison.compare();
            if (steps.isEmpty()) {
                return;
            }
            if (round > ROUNDS) {
                throw new ProvisionerException("Plane answers with success, but does not keep this: "
                        + steps.stream().map(step -> describe(step.change())).collect(Collectors.joining("; "))
                        + ". Look at it in Plane, and write in the file what Plane makes of it.");
            }
            run(steps, before);
            forget(comparison.kind());
        }
    }

    private static String describe(Change change) {
        return change
                + change.fields().stream().map(field -> " " + field.field()).collect(Collectors.joining(",", "", ""));
    }

    private static void run(List<Step> steps, Consumer<Change> before) {
        for (Step step : steps) {
            before.accept(step.change());
            step.make().run();
        }
    }

    private void forget(Kind kind) {
        live.forget(kind);
    }
}
