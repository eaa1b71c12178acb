package cloud.ewutelo.plane.telegram.rule;

/**
 * What is done with a change.
 *
 * @param action what
 * @param rule the name of the rule that decided
 * @param reason why, for a person
 */
public record Decision(Action action, String rule, String reason) {

    /** What is done. */
    public enum Action {
        /** A message with sound. */
        NOTIFY,
        /** The work item's card is edited, without a sound. */
        CARD,
        /** Nothing. */
        DROP
    }
}
