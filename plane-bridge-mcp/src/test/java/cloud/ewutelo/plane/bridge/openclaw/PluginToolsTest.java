package cloud.ewutelo.plane.bridge.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.task.PlaneTools;
import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.http.TimeSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenClaw asks a plugin for its tools without waiting, so the plugin has a list of its own, which is held to the bridge's here. */
class PluginToolsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("openclaw-plugin/tools.json");

    @Test
    void thePluginOffersWhatTheBridgeHas() throws IOException {
        String expected = pluginTools();
        if (Boolean.getBoolean("plane.plugin.write")) {
            Files.writeString(FILE, JSON.readTree(expected).toPrettyString() + "\n");
        }

        assertThat(JSON.readTree(FILE.toFile()).toString())
                .as(
                        "To write it anew: mvn -pl plane-bridge-mcp -am test -Dtest=PluginToolsTest -Dplane.plugin.write=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(expected);
    }

    static List<ToolDescription> tools() {
        BridgeSettings settings = BridgeSettings.from(new Environment(Map.of(
                "PLANE_BASE_URL", "http://127.0.0.1:1",
                "PLANE_WORKSPACE", "acme",
                "PLANE_AGENT_ID", "concierge")));
        return PlaneTools.all(settings, TimeSource.system()).stream()
                .map(Tool::description)
                .toList();
    }

    private static String pluginTools() {
        ArrayNode tools = JSON.createArrayNode();
        for (ToolDescription tool : tools()) {
            tools.addObject()
                    .put("name", tool.name())
                    .put("title", tool.title())
                    .put("description", tool.description())
                    .put("access", tool.access().name())
                    .set("inputSchema", JSON.<JsonNode>valueToTree(tool.inputSchema()));
        }
        return tools.toString();
    }
}
