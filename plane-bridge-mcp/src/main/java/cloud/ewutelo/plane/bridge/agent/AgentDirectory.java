package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.user.User;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The agents, each with a client of Plane under its own key. A key is checked when it is first used: it must belong to an
 * account that bears the agent's name, so that no agent works under the name of another.
 */
public final class AgentDirectory implements AutoCloseable {

    private final BridgeSettings settings;
    private final AgentKeys keys;
    private final Function<String, PlaneClient> connect;
    private final Map<String, Caller> known = new ConcurrentHashMap<>();

    /**
     * A directory.
     *
     * @param connect opens a client with a key
     */
    public AgentDirectory(BridgeSettings settings, AgentKeys keys, Function<String, PlaneClient> connect) {
        this.settings = settings;
        this.keys = keys;
        this.connect = connect;
    }

    /** The ids of all agents that have a key. */
    public Set<String> agents() {
        return keys.agents();
    }

    /**
     * An agent as a caller.
     *
     * @param sessionKey the OpenClaw session that calls, where it is known
     * @throws ToolException if there is no such agent, or its key is another's
     */
    public Caller caller(String agentId, Optional<String> sessionKey) {
        String id = agentId.strip().toLowerCase(Locale.ROOT);
        String key = keys.of(id)
                .orElseThrow(() -> new ToolException(
                        ErrorCode.FORBIDDEN,
                        "There is no Plane key for agent \"" + id + "\".",
                        "Tell your human to add it to the bridge's keys. There are keys for: "
                                + String.join(", ", keys.agents()) + "."));
        // Not computeIfAbsent: it would keep other agents waiting while this one's key is checked.
        Caller caller = known.get(id);
        if (caller == null) {
            caller = join(id, key);
        }
        return new Caller(caller.agent(), sessionKey, caller.user(), caller.plane(), caller.workspace());
    }

    private Caller join(String id, String key) {
        PlaneClient plane = connect.apply(key);
        try {
            User user = plane.users().me();
            if (!isOf(user, id)) {
                throw new ToolException(
                        ErrorCode.FORBIDDEN,
                        "The Plane key of agent \"" + id + "\" belongs to the account \"" + user.displayName() + "\".",
                        "Tell your human: an agent's account must bear its name, as display name or as the e-mail's first part.");
            }
            Agent agent = new Agent(id, id.equals(settings.conciergeId()));
            Caller joined = new Caller(agent, Optional.empty(), user, plane, plane.workspace(settings.workspace()));
            Caller earlier = known.putIfAbsent(id, joined);
            if (earlier != null) {
                plane.close();
            }
            return earlier == null ? joined : earlier;
        } catch (RuntimeException e) {
            plane.close();
            throw e;
        }
    }

    private static boolean isOf(User user, String id) {
        return user.displayName().strip().equalsIgnoreCase(id)
                || user.email()
                        .filter(email -> email.toLowerCase(Locale.ROOT).startsWith(id + "@"))
                        .isPresent();
    }

    @Override
    public void close() {
        known.values().forEach(caller -> caller.plane().close());
    }
}
