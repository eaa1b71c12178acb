package cloud.ewutelo.plane.telegram.rule;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import java.util.List;

/**
 * Which rule decided about a change, and why the rules before it did not.
 *
 * @param change what happened
 * @param decision what was decided
 * @param passed the rules that were asked before and do not fit, in order
 */
public record Explanation(PlaneChange change, Decision decision, List<Passed> passed) {

    /** Copies the list. */
    public Explanation {
        passed = List.copyOf(passed);
    }

    /**
     * A rule that does not fit.
     *
     * @param rule its name
     * @param mismatch the first condition that is not met, such as {@code event is commented, not completed}
     */
    public record Passed(String rule, String mismatch) {}

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(Property.name(change.kind()));
        change.field().ifPresent(field -> text.append(" (").append(field).append(')'));
        change.task().ifPresent(task -> text.append(' ').append(task.key()));
        text.append(" in ")
                .append(
                        change.project().identifier().isEmpty()
                                ? change.project().name()
                                : change.project().identifier());
        text.append(" by ")
                .append(
                        change.actor().name().isEmpty()
                                ? "somebody"
                                : change.actor().name())
                .append(" (")
                .append(Property.name(change.actor().actorClass()))
                .append(")\n");
        text.append("  ")
                .append(Property.name(decision.action()))
                .append(", by rule \"")
                .append(decision.rule())
                .append("\": ")
                .append(decision.reason())
                .append('\n');
        if (!passed.isEmpty()) {
            text.append("  passed over:\n");
            int widest =
                    passed.stream().mapToInt(each -> each.rule().length()).max().orElse(1);
            for (Passed each : passed) {
                text.append("    ")
                        .append(each.rule())
                        .append(" ".repeat(widest - each.rule().length()))
                        .append("  ")
                        .append(each.mismatch())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
