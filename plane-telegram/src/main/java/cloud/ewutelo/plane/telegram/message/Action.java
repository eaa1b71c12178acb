package cloud.ewutelo.plane.telegram.message;

import java.util.Locale;
import java.util.Optional;

/**
 * What a button does.
 *
 * @param verb what
 * @param projectId the id of the project; empty text for {@link Verb#PAGE}
 * @param target the id of the work item; for {@link Verb#PAGE} the page's index, counted from 0
 */
public record Action(Verb verb, String projectId, String target) {

    /** What is done. */
    public enum Verb {
        /** Completes the work item. */
        DONE,
        /** Assigns the work item to whoever presses the button. */
        ASSIGN,
        /** Tells nothing of the work item in this chat for a while. */
        MUTE,
        /** Shows another page of a long answer in place of this one. */
        PAGE
    }

    /** Turns to a page. */
    public static Action page(int index) {
        return new Action(Verb.PAGE, "", Integer.toString(index));
    }

    /** As a button holds it. */
    public String text() {
        return verb.name().toLowerCase(Locale.ROOT) + "/" + projectId + "/" + target;
    }

    /** What {@link #text()} made; empty for anything else. */
    public static Optional<Action> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        for (Verb verb : Verb.values()) {
            if (verb.name().toLowerCase(Locale.ROOT).equals(parts[0])) {
                return Optional.of(new Action(verb, parts[1], parts[2]));
            }
        }
        return Optional.empty();
    }
}
