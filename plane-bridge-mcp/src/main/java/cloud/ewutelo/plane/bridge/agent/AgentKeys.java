package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Plane keys of agents. They appear in no message and in no text form. */
public final class AgentKeys {

    private static final String VARIABLE = "PLANE_AGENT_KEYS_FILE";
    private static final Set<PosixFilePermission> TOO_OPEN = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Map<String, String> keys;

    private AgentKeys(Map<String, String> keys) {
        this.keys = keys;
    }

    /** The key of one agent. */
    public static AgentKeys of(String agentId, String key) {
        return new AgentKeys(Map.of(agentId, key));
    }

    /**
     * Reads a JSON object of agent ids and keys.
     *
     * @throws SettingException if others may read the file, or it holds anything else
     */
    public static AgentKeys read(Path file) {
        try {
            checkPermissions(file);
            Map<String, String> keys = new LinkedHashMap<>();
            new ObjectMapper().readTree(file.toFile()).properties().forEach(entry -> {
                if (!entry.getValue().isTextual() || entry.getValue().asText().isBlank()) {
                    throw new SettingException(
                            VARIABLE,
                            "has no key for \"" + entry.getKey() + "\"",
                            "Write {\"imhotep\": \"plane_api_...\"}.");
                }
                keys.put(
                        new Agent(entry.getKey(), false).id(),
                        entry.getValue().asText().strip());
            });
            if (keys.isEmpty()) {
                throw new SettingException(VARIABLE, "names no agent", "Write {\"imhotep\": \"plane_api_...\"}.");
            }
            return new AgentKeys(keys);
        } catch (JsonProcessingException e) {
            throw new SettingException(
                    VARIABLE, "is no JSON object: " + file, "Write {\"imhotep\": \"plane_api_...\"}.");
        } catch (IOException e) {
            throw new SettingException(VARIABLE, "names a file that cannot be read: " + file, "Check that it exists.");
        }
    }

    private static void checkPermissions(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
            throw new SettingException(VARIABLE, "can be read by others: " + file, "Run chmod 600 on it.");
        }
    }

    /** The agents that have a key, in their order. */
    public Set<String> agents() {
        return keys.keySet();
    }

    Optional<String> of(String agentId) {
        return Optional.ofNullable(keys.get(agentId));
    }

    @Override
    public String toString() {
        return "AgentKeys" + keys.keySet();
    }
}
