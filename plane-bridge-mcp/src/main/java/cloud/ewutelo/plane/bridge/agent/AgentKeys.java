package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The Plane keys of agents. They appear in no message and in no text form. */
public final class AgentKeys {

    private final Supplier<Map<String, String>> keys;

    private AgentKeys(Supplier<Map<String, String>> keys) {
        this.keys = keys;
    }

    /** The key of one agent. */
    public static AgentKeys of(String agentId, String key) {
        Map<String, String> keys = Map.of(agentId, key);
        return new AgentKeys(() -> keys);
    }

    /**
     * The keys in a JSON object of agent ids and keys. The file is read anew when it has changed, so that a key can be replaced
     * while the bridge runs; while what is in it cannot be used, the keys of before stay.
     *
     * @throws SettingException if others may read the file, or it holds anything else
     */
    public static AgentKeys read(Path file) {
        return new AgentKeys(new WatchedFile<>(file, KeysFile::read));
    }

    /**
     * The keys that the environment names: those of {@code PLANE_AGENT_KEYS_FILE}, or the one in {@code PLANE_API_KEY} or the
     * file that {@code PLANE_API_KEY_FILE} names.
     *
     * @throws SettingException if there is none
     */
    public static AgentKeys from(Environment environment, BridgeSettings settings) {
        if (settings.keysFile().isPresent()) {
            return read(settings.keysFile().get());
        }
        String agentId = settings.agentId().orElseThrow();
        Optional<String> key = environment.text("PLANE_API_KEY");
        if (key.isPresent()) {
            return of(agentId, key.get());
        }
        Path file = environment
                .path("PLANE_API_KEY_FILE")
                .orElseThrow(() -> new SettingException(
                        "PLANE_API_KEY",
                        "is missing",
                        "Set it to the key of \"" + agentId
                                + "\", or name a file that holds it in PLANE_API_KEY_FILE."));
        return new AgentKeys(new WatchedFile<>(file, path -> Map.of(agentId, KeysFile.readKey(path))));
    }

    /** The agents that have a key, in their order. */
    public Set<String> agents() {
        return keys.get().keySet();
    }

    Optional<String> of(String agentId) {
        return Optional.ofNullable(keys.get().get(agentId));
    }

    @Override
    public String toString() {
        return "AgentKeys" + agents();
    }
}
