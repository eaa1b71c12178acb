package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.AgentDirectory;
import cloud.ewutelo.plane.bridge.metric.BridgeMetrics;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MCP, health and metrics over HTTP. */
public final class HttpFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final String PATH = "/mcp";
    private static final int THREADS = 128;
    /** As long as the SDK of Plane may wait and repeat within one call. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(60);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private static final long IDLE_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Server server;
    private final ServerConnector connector;
    private final Optional<ServerConnector> management;
    private final Sessions sessions;
    private final ToolRegistry tools;
    private final Health health;

    /**
     * Begins to serve.
     *
     * @param version of the bridge
     * @param onlyAgent who calls where no header says it
     * @throws HttpFrontException if the address cannot be used
     */
    public HttpFront(
            String version,
            HttpSettings settings,
            ToolRegistry tools,
            AgentDirectory agents,
            Optional<String> onlyAgent,
            BridgeMetrics metrics) {
        this.tools = tools;
        this.health = new Health(tools, agents);
        this.sessions = new Sessions(version, tools, PATH);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        this.server = new Server(threads);
        this.connector = connector(settings.listen());
        this.management = settings.management().map(this::connector);
        Callers callers = new Callers(agents, onlyAgent, settings.token().isPresent());
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder mcp = new ServletHolder(new McpEndpoint(version, tools, sessions, callers));
        mcp.setAsyncSupported(true);
        context.addServlet(mcp, PATH);
        context.addServlet(new ServletHolder(new HealthServlet(health, metrics)), "/");
        FilterHolder gate = new FilterHolder(new GateFilter(
                new Gatekeeper(settings),
                settings.listen().isLoopback(),
                request -> management.isPresent()
                        && request.getLocalPort() == management.get().getLocalPort(),
                metrics));
        gate.setAsyncSupported(true);
        context.addFilter(gate, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.setErrorHandler(new JsonErrors());
        server.setErrorHandler(new JsonErrors());
        // A call that ended still has its answer to write.
        server.setHandler(new GracefulHandler(context));
        server.setStopTimeout(LAST_ANSWERS.toMillis());
        start();
    }

    private ServerConnector connector(Listen listen) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector made = new ServerConnector(server, new HttpConnectionFactory(configuration));
        made.setHost(listen.host().equals("localhost") ? "127.0.0.1" : listen.host());
        made.setPort(listen.port());
        made.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(made);
        return made;
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new HttpFrontException("The bridge cannot listen: " + e.getMessage(), e);
        }
        health.start();
    }

    /** Where MCP is served. */
    public URI address() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + PATH);
    }

    /** Where health and metrics are served without a token, if that is set. */
    public Optional<URI> managementAddress() {
        return management.map(made -> URI.create("http://" + made.getHost() + ":" + made.getLocalPort() + "/"));
    }

    /** Waits until the front is closed. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes no more calls, lets those that run end, and stops. */
    @Override
    public void close() {
        try {
            if (!tools.drain(LAST_CALLS)) {
                LOG.warn("Calls that were still running were given up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health.close();
        sessions.close();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The server did not stop cleanly: {}", e.getMessage());
        }
    }
}
