package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.mcp.StdioFront;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.PlaneException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** MCP over standard input and output. */
@Command(
        name = "stdio",
        description = "Serve MCP on standard input and output, for the agent of PLANE_AGENT_ID.",
        mixinStandardHelpOptions = true)
final class StdioCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(StdioCommand.class);

    private final CommandContext context;

    StdioCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        try (Bridge bridge = Bridge.open(context)) {
            Identity identity = bridge.onlyAgent(context.environment().text("PLANE_SESSION_KEY"));
            // Beside the handshake, so that a client need not wait for Plane before it sees the tools.
            Thread check = new Thread(() -> check(identity), "key-check");
            check.setDaemon(true);
            check.start();
            new StdioFront(context.version(), bridge.tools(), identity, context.in(), context.out()).run();
            return ExitCode.OK;
        }
    }

    private static void check(Identity identity) {
        try {
            identity.caller();
            LOG.info("Serving {}.", identity.agent().id());
        } catch (ToolException | PlaneException e) {
            LOG.error("Calls will fail: {}", e.getMessage());
        } catch (IllegalStateException e) {
            LOG.debug("The bridge was closed before the key was checked.", e);
        }
    }
}
