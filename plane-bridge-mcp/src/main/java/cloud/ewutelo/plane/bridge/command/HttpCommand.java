package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.mcp.HttpFront;
import cloud.ewutelo.plane.bridge.mcp.HttpSettings;
import cloud.ewutelo.plane.bridge.metric.BridgeMetrics;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** MCP over HTTP. */
@Command(
        name = "http",
        description = {
            "Serve MCP at /mcp, and /livez, /readyz and /metrics, on PLANE_BRIDGE_LISTEN (127.0.0.1:8766).",
            "Clients show the token of PLANE_BRIDGE_TOKEN or PLANE_BRIDGE_TOKEN_FILE, and name their agent in X-Plane-Agent."
        },
        mixinStandardHelpOptions = true)
final class HttpCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(HttpCommand.class);

    private final CommandContext context;

    @Option(
            names = "--no-token",
            description = "Let every program on this machine call, as the agent of PLANE_AGENT_ID; on 127.0.0.1 only.")
    private boolean noToken;

    HttpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpSettings settings = HttpSettings.from(context.environment(), noToken);
        BridgeMetrics metrics = new BridgeMetrics();
        Bridge bridge = Bridge.open(context, metrics, metrics.requests());
        if (noToken && bridge.settings().agentId().isEmpty()) {
            throw new SettingException(
                    "PLANE_AGENT_ID", "is missing", "Without a token, set it to the one agent that calls.");
        }
        Optional<String> onlyAgent = bridge.settings().agentId();
        HttpFront front =
                new HttpFront(context.version(), settings, bridge.tools(), bridge.agents(), onlyAgent, metrics);
        Thread end = new Thread(
                () -> {
                    front.close();
                    bridge.close();
                    metrics.close();
                },
                "shutdown");
        Runtime.getRuntime().addShutdownHook(end);
        LOG.info("Serving {} at {}.", String.join(", ", bridge.agents().agents()), front.address());
        front.managementAddress().ifPresent(address -> LOG.info("Health and metrics at {}.", address));
        front.join();
        return ExitCode.OK;
    }
}
