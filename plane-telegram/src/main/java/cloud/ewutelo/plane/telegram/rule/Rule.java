package cloud.ewutelo.plane.telegram.rule;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule: if all its conditions are met, its action is done.
 *
 * @param name tells it from the other rules
 * @param conditions all of which must be met; none for a rule that always fits
 * @param action what is done
 * @param why for a person
 */
public record Rule(String name, List<Condition> conditions, Decision.Action action, String why) {

    /** Copies the conditions. */
    public Rule {
        conditions = List.copyOf(conditions);
    }

    /** What it decides. */
    Decision decision() {
        return new Decision(action, name, why);
    }

    /** Why it does not fit a change; empty if it does. */
    Optional<String> mismatch(PlaneChange change) {
        return conditions.stream()
                .filter(condition -> !condition.isMetBy(change))
                .map(condition -> condition.mismatch(change))
                .findFirst();
    }

    /** Its conditions in words, for a rule without a reason of its own. */
    static String inWords(List<Condition> conditions) {
        return conditions.isEmpty()
                ? "it fits everything"
                : conditions.stream().map(Condition::toString).collect(Collectors.joining(" and "));
    }
}
