package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Files that hold keys. */
final class KeysFile {

    private static final String KEYS = "PLANE_AGENT_KEYS_FILE";
    private static final String KEY = "PLANE_API_KEY_FILE";
    private static final String EXAMPLE = "Write {\"imhotep\": \"plane_api_...\"}.";
    private static final Set<PosixFilePermission> TOO_OPEN = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeysFile() {}

    /** A JSON object of agents' ids and keys. */
    static Map<String, String> read(Path file) {
        try {
            checkPermissions(file);
            Map<String, String> keys = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    new ObjectMapper().readTree(file.toFile()).properties()) {
                if (!entry.getValue().isTextual() || entry.getValue().asText().isBlank()) {
                    throw new SettingException(KEYS, "has no key for \"" + entry.getKey() + "\"", EXAMPLE);
                }
                keys.put(agentId(entry.getKey()), entry.getValue().asText().strip());
            }
            if (keys.isEmpty()) {
                throw new SettingException(KEYS, "names no agent", EXAMPLE);
            }
            return Collections.unmodifiableMap(keys);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes what it read.
            throw new SettingException(KEYS, "is no JSON object: " + file, EXAMPLE);
        } catch (IOException e) {
            throw unreadable(KEYS, file);
        }
    }

    /** A key alone. Containers mount such files readable, so its permissions are not judged. */
    static String readKey(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty()) {
                throw new SettingException(KEY, "names an empty file: " + file, "Write the key into it.");
            }
            return key;
        } catch (IOException e) {
            throw unreadable(KEY, file);
        }
    }

    private static String agentId(String id) {
        try {
            return new Agent(id, false).id();
        } catch (IllegalArgumentException e) {
            throw new SettingException(KEYS, "names an agent that cannot be one: " + e.getMessage(), EXAMPLE);
        }
    }

    private static void checkPermissions(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
            throw new SettingException(KEYS, "can be read by others: " + file, "Run chmod 600 on it.");
        }
    }

    private static SettingException unreadable(String name, Path file) {
        return new SettingException(
                name, "names a file that cannot be read: " + file, "Check that it exists and its permissions.");
    }
}
