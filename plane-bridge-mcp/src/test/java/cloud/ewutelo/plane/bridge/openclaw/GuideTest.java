package cloud.ewutelo.plane.bridge.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.poll.HookSettings;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide shows the files that are shipped, and they can be used. */
class GuideTest {

    private static final Path EXAMPLES = Path.of("openclaw-plugin/examples");

    @TempDir
    private Path folder;

    @Test
    void showsAllExamplesAsTheyAre() throws IOException {
        String guide = Files.readString(Path.of("../docs/guides/agents.md"));
        List<Path> files;
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            files = all.toList();
        }

        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            assertThat(guide).as(file.toString()).contains("\n" + Files.readString(file) + "```");
        }
    }

    @Test
    void theEnvironmentsAreOnesThatTheBridgeTakes() throws IOException {
        Map<String, String> variables = new HashMap<>(variables("bridge.env"));
        variables.putAll(variables("poll.env"));
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-hooks");
        variables.put("OPENCLAW_HOOKS_TOKEN_FILE", token.toString());
        Environment environment = new Environment(variables);

        BridgeSettings settings = BridgeSettings.from(environment);
        assertThat(settings.workspace()).isEqualTo("acme");
        assertThat(settings.keysFile()).contains(Path.of("/etc/plane-bridge/agent-keys.json"));
        assertThat(settings.deliverableRoots()).containsExactly(Path.of("/srv/openclaw/{agent}"));
        assertThat(HookSettings.from(environment).url()).hasToString("http://127.0.0.1:18789/hooks/agent");
    }

    private static Map<String, String> variables(String name) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(EXAMPLES.resolve(name))) {
            int sign = line.indexOf('=');
            variables.put(line.substring(0, sign), line.substring(sign + 1));
        }
        return variables;
    }
}
