package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.user.User;
import java.util.Optional;

/**
 * Who calls a tool, as the front knows it: by the environment, or by a token and a header of the OpenClaw gateway.
 *
 * @param agent the agent
 * @param sessionKey the OpenClaw session, as in {@code agent:imhotep:subagent:6f1c...}, where it is known
 * @param user the agent's own account in Plane
 * @param plane the client with the agent's own key
 * @param workspace the workspace in which all agents work
 */
public record Caller(
        Agent agent, Optional<String> sessionKey, User user, PlaneClient plane, WorkspaceClient workspace) {

    /** Names the agent, never the key or the address. */
    @Override
    public String toString() {
        return "Caller[" + agent.id() + "]";
    }
}
