package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.agent.AgentDirectory;
import cloud.ewutelo.plane.bridge.agent.AgentKeys;
import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.bridge.agent.PlaneConnections;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.bridge.tool.ToolObserver;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.TimeSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What every command needs, made from the settings.
 *
 * @param settings what is set
 * @param agents the agents and their clients of Plane
 * @param tools what they can do
 */
public record Bridge(BridgeSettings settings, AgentDirectory agents, ToolRegistry tools) implements AutoCloseable {

    /**
     * Reads the settings; asks nothing of Plane.
     *
     * @throws SettingException if one is missing or wrong
     */
    public static Bridge open(CommandContext context) {
        return open(context, ToolObserver.NONE, PlaneObserver.none());
    }

    /**
     * Reads the settings, for a bridge that is observed.
     *
     * @param calls is told of calls of tools
     * @param requests is told of requests to Plane
     * @throws SettingException if one is missing or wrong
     */
    public static Bridge open(CommandContext context, ToolObserver calls, PlaneObserver requests) {
        return open(context, calls, requests, UnaryOperator.identity());
    }

    /**
     * Reads the settings, for those who want to hear of a failure of Plane at once.
     *
     * @throws SettingException if one is missing or wrong
     */
    static Bridge openWithoutRetries(CommandContext context) {
        return open(context, ToolObserver.NONE, PlaneObserver.none(), PlaneConnections::withoutRetries);
    }

    /**
     * Reads the settings, for a program that asks Plane all day.
     *
     * @throws SettingException if one is missing or wrong
     */
    static Bridge openWithoutBursts(CommandContext context) {
        return open(context, ToolObserver.NONE, PlaneObserver.none(), PlaneConnections::withoutBursts);
    }

    private static Bridge open(
            CommandContext context,
            ToolObserver calls,
            PlaneObserver requests,
            UnaryOperator<PlaneConnections> changes) {
        BridgeSettings settings = BridgeSettings.from(context.environment());
        AgentKeys keys = AgentKeys.from(context.environment(), settings);
        PlaneConnections connections =
                new PlaneConnections(context.environment(), settings, context.version(), requests);
        return new Bridge(
                settings,
                new AgentDirectory(settings, keys, changes.apply(connections)),
                new ToolRegistry(
                        context.tools().apply(settings),
                        settings.tools(),
                        settings.readOnly(),
                        calls,
                        TimeSource.system()));
    }

    /**
     * The agent of {@code PLANE_AGENT_ID}, for fronts that serve one.
     *
     * @param sessionKey the OpenClaw session that calls, where it is known
     * @throws SettingException if it is not set, or has no key
     */
    public Identity onlyAgent(Optional<String> sessionKey) {
        String agentId = settings.agentId()
                .orElseThrow(() -> new SettingException(
                        "PLANE_AGENT_ID", "is missing", "Set it to the agent that calls; this command serves one."));
        if (!agents.agents().contains(agentId)) {
            throw new SettingException(
                    "PLANE_AGENT_ID",
                    "is \"" + agentId + "\", for which there is no key",
                    "There are keys for: " + String.join(", ", agents.agents()) + ".");
        }
        return agents.identity(agentId, sessionKey);
    }

    @Override
    public void close() {
        agents.close();
    }
}
