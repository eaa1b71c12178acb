package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.AgentDirectory;
import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who calls over HTTP: the agent that the gateway names, which is believed because it showed the token; or the one agent that is
 * set.
 */
final class Callers {

    private static final String AGENT = "X-Plane-Agent";
    private static final String SESSION = "X-OpenClaw-Session";

    private final AgentDirectory agents;
    private final Optional<String> onlyAgent;
    private final boolean believesHeaders;

    /**
     * Callers.
     *
     * @param onlyAgent who calls where no header says it
     * @param believesHeaders whether clients have to show a token
     */
    Callers(AgentDirectory agents, Optional<String> onlyAgent, boolean believesHeaders) {
        this.agents = agents;
        this.onlyAgent = onlyAgent;
        this.believesHeaders = believesHeaders;
    }

    Identity identify(HttpServletRequest request) {
        Optional<String> named = header(request, AGENT);
        if (named.isPresent() && !believesHeaders) {
            throw new ToolException(
                    ErrorCode.FORBIDDEN,
                    "The bridge asks for no token, so it does not take an agent's name from a header.",
                    "Leave " + AGENT + " out, or start the bridge with a token.");
        }
        String agent = named.or(() -> onlyAgent)
                .orElseThrow(() -> new ToolException(
                        ErrorCode.FORBIDDEN,
                        "Nobody says which agent calls.",
                        "Send its id in the header " + AGENT + "."));
        return agents.identity(agent, believesHeaders ? header(request, SESSION) : Optional.empty());
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
