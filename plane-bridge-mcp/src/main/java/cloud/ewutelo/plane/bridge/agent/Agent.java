package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.user.User;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An agent.
 *
 * @param id its name in OpenClaw and in the field {@code agent_id}, in lower case
 * @param isConcierge whether it may create and assign work
 */
public record Agent(String id, boolean isConcierge) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public Agent {
        id = id.strip().toLowerCase(Locale.ROOT);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + id
                    + "\" is no agent id: use 1 to 64 lower-case letters, digits, \"-\" and \"_\", as in \"imhotep\".");
        }
    }

    /** Whether an account of Plane bears the agent's name, as display name or as the first part of the e-mail address. */
    public boolean owns(User account) {
        return account.displayName().strip().equalsIgnoreCase(id)
                || account.email()
                        .filter(email -> email.toLowerCase(Locale.ROOT).startsWith(id + "@"))
                        .isPresent();
    }
}
