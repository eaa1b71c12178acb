package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.rule.Decision;
import java.time.Instant;
import java.util.List;

/**
 * The answer to {@code /plane why}.
 *
 * @param key the work item's key, such as {@code ONB-12}
 * @param name its title
 * @param url its page in Plane; empty text for none
 * @param decided what was decided about it, newest first
 */
public record WhyReport(String key, String name, String url, List<Decided> decided) {

    /** Copies the list. */
    public WhyReport {
        decided = List.copyOf(decided);
    }

    /**
     * A decision.
     *
     * @param at when the change happened
     * @param kind what happened
     * @param actor the name of whoever did it
     * @param decision what was decided
     * @param held why this chat heard nothing though the rule says so
     */
    public record Decided(Instant at, ChangeKind kind, String actor, Decision decision, Held held) {}

    /** Why a chat hears nothing of what the rules would tell. */
    public enum Held {
        /** Nothing holds it. */
        NOT,
        /** The work item, project or chat is muted. */
        MUTED,
        /** It waits for the end of the quiet hours. */
        QUIET_HOURS,
        /** The chat does not hear of the project. */
        OTHER_PROJECT
    }
}
