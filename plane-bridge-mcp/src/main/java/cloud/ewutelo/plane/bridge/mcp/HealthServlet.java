package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.metric.BridgeMetrics;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Health for orchestrators, and metrics. */
final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Health health;
    private final transient BridgeMetrics metrics;

    HealthServlet(Health health, BridgeMetrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI()) {
            case "/livez" ->
                HttpReply.json(response, 200, Rpc.JSON.createObjectNode().put("status", "alive"));
            case "/readyz" -> ready(response);
            case "/metrics" -> {
                response.setContentType("text/plain; version=0.0.4; charset=utf-8");
                response.getOutputStream().write(metrics.scrape().getBytes(StandardCharsets.UTF_8));
            }
            default -> HttpReply.refusal(response, HttpServletResponse.SC_NOT_FOUND, "MCP is served at /mcp.");
        }
    }

    private void ready(HttpServletResponse response) throws IOException {
        boolean ready = health.isReady();
        ObjectNode body = Rpc.JSON.createObjectNode().put("status", ready ? "ready" : "not ready");
        ObjectNode agents = body.putObject("agents");
        health.agents().forEach(agents::put);
        HttpReply.json(response, ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, body);
    }
}
