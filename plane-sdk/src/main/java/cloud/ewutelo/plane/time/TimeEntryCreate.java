package cloud.ewutelo.plane.time;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time to be logged. The duration is required. */
public final class TimeEntryCreate extends TimeEntryFields<TimeEntryCreate> {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");

    private @Nullable String agent;
    private @Nullable String key;

    /** Starts with nothing set. */
    public TimeEntryCreate() {}

    /**
     * Logs for somebody else than the key's user. Plane does not check it: {@link TimeEntry#isConfirmed} will be false.
     *
     * @param member an id, e-mail address or display name of a member of the project
     * @return this request
     */
    public TimeEntryCreate agent(String member) {
        this.agent = Check.text("agent", member, 255);
        return this;
    }

    /**
     * Makes logging safe to repeat: of all calls with the same key on the same work item, one logs, and the others return what
     * it logged.
     *
     * @param key 1 to 100 letters of ASCII, digits, and the characters {@code . _ : / -}
     * @return this request
     */
    public TimeEntryCreate key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new InvalidRequestException(
                    "key",
                    "is no key: it has " + key.length() + " characters, or others than allowed",
                    "Use 1 to 100 letters, digits, and the characters . _ : / -");
        }
        this.key = key;
        return this;
    }

    /**
     * The agent, if one was set.
     *
     * @return an id, e-mail address or name, or empty for the key's user
     */
    public Optional<String> agent() {
        return Optional.ofNullable(agent);
    }

    /**
     * The key, if one was set.
     *
     * @return the key, or empty
     */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
