package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.metric.BridgeMetrics;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets requests in or refuses them. Health and metrics need no token on this machine; the port for management serves nothing else,
 * to all who can reach it.
 */
final class GateFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String MCP = "/mcp";

    private final transient Gatekeeper gatekeeper;
    private final boolean healthIsOpen;
    private final transient Predicate<HttpServletRequest> isManagement;
    private final transient BridgeMetrics metrics;

    GateFilter(
            Gatekeeper gatekeeper,
            boolean healthIsOpen,
            Predicate<HttpServletRequest> isManagement,
            BridgeMetrics metrics) {
        this.gatekeeper = gatekeeper;
        this.healthIsOpen = healthIsOpen;
        this.isManagement = isManagement;
        this.metrics = metrics;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Gatekeeper.Refusal> refusal = judge(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        metrics.refused(refusal.get().status());
        HttpReply.refusal(response, refusal.get().status(), refusal.get().message());
    }

    private Optional<Gatekeeper.Refusal> judge(HttpServletRequest request) {
        boolean isMcp = request.getRequestURI().equals(MCP);
        if (isManagement.test(request)) {
            return isMcp
                    ? Optional.of(new Gatekeeper.Refusal(HttpServletResponse.SC_NOT_FOUND, "MCP is served elsewhere."))
                    : Optional.empty();
        }
        Optional<Gatekeeper.Refusal> place = gatekeeper.checkPlace(request);
        if (place.isPresent() || (healthIsOpen && !isMcp)) {
            return place;
        }
        return gatekeeper.checkToken(request);
    }
}
