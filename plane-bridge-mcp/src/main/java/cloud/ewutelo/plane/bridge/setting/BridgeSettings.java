package cloud.ewutelo.plane.bridge.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set, all by environment variables.
 *
 * @param baseUrl the address of Plane: {@code PLANE_BASE_URL}
 * @param workspace the slug of the workspace: {@code PLANE_WORKSPACE}
 * @param agentId whose key {@code PLANE_API_KEY} is: {@code PLANE_AGENT_ID}; empty where the front tells who calls
 * @param keysFile the keys of several agents: {@code PLANE_AGENT_KEYS_FILE}
 * @param conciergeId who may create work: {@code PLANE_CONCIERGE}, or the agent named concierge
 * @param readOnly whether nothing is written: {@code PLANE_BRIDGE_READ_ONLY}
 * @param tools the tools that may be used: {@code PLANE_BRIDGE_TOOLS}; empty for all
 * @param deliverableRoots the folders from which files may be uploaded: {@code PLANE_DELIVERABLE_ROOTS}; {@code {agent}} in
 *     one stands for the agent that calls, and {@code /workspace=} in front of one says what agents call it
 * @param stateNames what states are called, as in {@code "blocked=On hold"}: {@code PLANE_STATE_NAMES}; empty for the usual
 */
public record BridgeSettings(
        String baseUrl,
        String workspace,
        Optional<String> agentId,
        Optional<Path> keysFile,
        String conciergeId,
        boolean readOnly,
        Set<String> tools,
        List<Path> deliverableRoots,
        List<String> stateNames) {

    public BridgeSettings {
        tools = Set.copyOf(tools);
        deliverableRoots = List.copyOf(deliverableRoots);
        stateNames = List.copyOf(stateNames);
    }

    /**
     * Reads the settings.
     *
     * @throws SettingException if one is missing or wrong
     */
    public static BridgeSettings from(Environment environment) {
        Optional<String> agentId = environment.text("PLANE_AGENT_ID").map(id -> id.toLowerCase(Locale.ROOT));
        Optional<Path> keysFile = environment.path("PLANE_AGENT_KEYS_FILE");
        if (agentId.isEmpty() && keysFile.isEmpty()) {
            throw new SettingException(
                    "PLANE_AGENT_ID",
                    "is missing",
                    "Set it to the agent whose key PLANE_API_KEY is, or name the keys of all agents in "
                            + "PLANE_AGENT_KEYS_FILE.");
        }
        return new BridgeSettings(
                environment.required(
                        "PLANE_BASE_URL", "Set it to the address of Plane, as in https://plane.example.org."),
                environment.required("PLANE_WORKSPACE", "Set it to the workspace's part of the address."),
                agentId,
                keysFile,
                environment.text("PLANE_CONCIERGE").orElse("concierge").toLowerCase(Locale.ROOT),
                environment.flag("PLANE_BRIDGE_READ_ONLY"),
                Set.copyOf(environment.list("PLANE_BRIDGE_TOOLS")),
                environment.list("PLANE_DELIVERABLE_ROOTS").stream()
                        .map(Path::of)
                        .toList(),
                environment.list("PLANE_STATE_NAMES"));
    }
}
