package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tools of an agent. */
@Command(
        name = "tools",
        description =
                "List the tools of the agent of PLANE_AGENT_ID, with their schemas, as JSON. Asks nothing of Plane.",
        mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--text", description = "Print names and descriptions only.")
    private boolean text;

    ToolsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (Bridge bridge = Bridge.open(context)) {
            Agent agent = bridge.onlyAgent(Optional.empty()).agent();
            List<ToolDescription> tools = bridge.tools().list(agent);
            if (text) {
                tools.forEach(tool -> context.out().printf("%-20s  %s%n", tool.name(), tool.description()));
            } else {
                context.out().println(new ObjectMapper().writeValueAsString(tools));
            }
            return ExitCode.OK;
        }
    }
}
