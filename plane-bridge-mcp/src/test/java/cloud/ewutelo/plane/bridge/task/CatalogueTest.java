package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.support.AgentWorld;
import cloud.ewutelo.plane.bridge.support.RunningBridge;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHARACTERS = 6_000;

    @Test
    void isSmallEnoughToBeReadWithEveryPrompt() throws Exception {
        try (AgentWorld world = new AgentWorld(PlaneEdition.CE_1_3_1);
                RunningBridge bridge = world.bridge()) {
            int characters = 0;
            for (ToolDescription tool :
                    bridge.registry().list(bridge.caller("concierge").agent())) {
                characters += JSON.writeValueAsString(Map.of(
                                "name", tool.name(),
                                "title", tool.title(),
                                "description", tool.description(),
                                "inputSchema", tool.inputSchema(),
                                "outputSchema", tool.outputSchema()))
                        .length();
            }
            assertThat(characters).isLessThan(MOST_CHARACTERS);
        }
    }

    @Test
    void showsTheConciergeOneToolMore() {
        try (AgentWorld world = new AgentWorld(PlaneEdition.CE_1_3_1);
                RunningBridge bridge = world.bridge()) {
            List<String> forAll = List.of(
                    "list_my_tasks",
                    "get_task_details",
                    "update_task_status",
                    "add_comment",
                    "start_timer",
                    "stop_timer",
                    "upload_deliverable");
            assertThat(bridge.registry().list(bridge.caller("imhotep").agent()))
                    .extracting(ToolDescription::name)
                    .containsExactlyElementsOf(forAll);
            assertThat(bridge.registry().list(bridge.caller("concierge").agent()))
                    .extracting(ToolDescription::name)
                    .hasSize(forAll.size() + 1)
                    .endsWith("create_task");
            bridge.refused("unknown_tool", "imhotep", "create_task", Map.of("title", "x", "project", "ONB"));
        }
    }

    /** Some clients refuse all tools for one list of types. */
    @Test
    void hasNoListsOfTypes() {
        try (AgentWorld world = new AgentWorld(PlaneEdition.CE_1_3_1);
                RunningBridge bridge = world.bridge()) {
            for (ToolDescription tool : bridge.registry().list()) {
                for (Map<String, Object> schema : List.of(tool.inputSchema(), tool.outputSchema())) {
                    List<JsonNode> types = JSON.valueToTree(schema).findValues("type");
                    assertThat(types).as(tool.name()).noneMatch(JsonNode::isArray);
                    assertThat(schema).as(tool.name()).containsEntry("type", "object");
                }
            }
        }
    }
}
