package cloud.ewutelo.plane.bridge.support;

import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A Plane in which a Concierge and three agents have accounts, in fake time. */
public final class AgentWorld implements AutoCloseable {

    /** The agents, the Concierge first. */
    public static final List<String> AGENTS = List.of("concierge", "imhotep", "thoth", "hypatia");

    public final FakeTime time = new FakeTime();
    public final PlaneServer server;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    public AgentWorld(PlaneEdition edition) {
        server = PlaneServer.builder()
                .edition(edition)
                .seed(7)
                .rateLimitPerMinute(1_000_000)
                .clock(time.clock())
                .start();
        for (String agent : AGENTS) {
            accounts.put(agent, server.addMember(agent + "@javisi.local", agent, Role.MEMBER));
        }
    }

    /** An agent's account; for any other name that of the admin. */
    public Account account(String agent) {
        return Objects.requireNonNullElseGet(accounts.get(agent), server::admin);
    }

    /** The bridge as it is after a start: it remembers nothing. */
    public RunningBridge bridge() {
        return new RunningBridge(this);
    }

    @Override
    public void close() {
        server.close();
    }
}
