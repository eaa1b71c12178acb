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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agents, each with a client of Plane under its own key. A key is checked when it is first used: it must belong to an
 * account that bears the agent's name, so that no agent works under the name of another. A key that has been replaced is
 * checked again.
 */
public final class AgentDirectory implements AutoCloseable {

    private final BridgeSettings settings;
    private final AgentKeys keys;
    private final Function<Supplier<String>, PlaneClient> connect;
    private final Map<String, Member> members = new ConcurrentHashMap<>();

    private static final class Member {

        private final PlaneClient plane;
        private volatile @Nullable Account account;

        private Member(PlaneClient plane) {
            this.plane = plane;
        }
    }

    /** The account that a key was found to belong to. */
    private record Account(String key, User user) {

        @Override
        public String toString() {
            return "Account[" + user.id() + "]";
        }
    }

    /**
     * A directory.
     *
     * @param connect opens a client, which asks for the key at every request
     */
    public AgentDirectory(BridgeSettings settings, AgentKeys keys, Function<Supplier<String>, PlaneClient> connect) {
        this.settings = settings;
        this.keys = keys;
        this.connect = connect;
    }

    /** The ids of all agents that have a key. */
    public Set<String> agents() {
        return keys.agents();
    }

    /**
     * An agent, before anything is asked of Plane.
     *
     * @param sessionKey the OpenClaw session that calls, where it is known
     * @throws ToolException if there is no key for such an agent
     */
    public Identity identity(String agentId, Optional<String> sessionKey) {
        String id = agentId.strip().toLowerCase(Locale.ROOT);
        key(id);
        Agent agent = new Agent(id, id.equals(settings.conciergeId()));
        return new Identity() {
            @Override
            public Agent agent() {
                return agent;
            }

            @Override
            public Caller caller() {
                return join(agent, sessionKey);
            }
        };
    }

    /**
     * An agent as a caller.
     *
     * @param sessionKey the OpenClaw session that calls, where it is known
     * @throws ToolException if there is no such agent, or its key is another's
     */
    public Caller caller(String agentId, Optional<String> sessionKey) {
        return identity(agentId, sessionKey).caller();
    }

    /** An agent's client of Plane, though its key has not been checked. */
    public PlaneClient unchecked(String agentId) {
        return member(agentId).plane;
    }

    private Caller join(Agent agent, Optional<String> sessionKey) {
        String key = key(agent.id());
        Member member = member(agent.id());
        Account account = member.account;
        if (account == null || !account.key().equals(key)) {
            account = new Account(key, check(agent, member.plane.users().me()));
            member.account = account;
        }
        return new Caller(
                agent, sessionKey, account.user(), member.plane, member.plane.workspace(settings.workspace()));
    }

    private Member member(String agentId) {
        return members.computeIfAbsent(agentId, id -> new Member(connect.apply(() -> key(id))));
    }

    private String key(String agentId) {
        return keys.of(agentId)
                .orElseThrow(() -> new ToolException(
                        ErrorCode.FORBIDDEN,
                        "There is no Plane key for agent \"" + agentId + "\".",
                        "Tell your human to add it to the bridge's keys. There are keys for: "
                                + String.join(", ", keys.agents()) + "."));
    }

    private static User check(Agent agent, User user) {
        if (agent.owns(user)) {
            return user;
        }
        throw new ToolException(
                ErrorCode.UNAUTHENTICATED,
                "The Plane key of agent \"" + agent.id() + "\" belongs to the account \"" + user.displayName() + "\".",
                "Tell your human: an agent's account must bear its name, as display name or as the e-mail's first part.");
    }

    @Override
    public void close() {
        members.values().forEach(member -> member.plane.close());
    }
}
