package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bridge.support.Answers;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateTaskTest extends ToolTest {

    private static final String TOOL = "create_task";

    private ToolResult create(Map<String, ?> more) {
        Map<String, Object> arguments = new HashMap<>(Map.of("project", "ONB", "title", "Restore"));
        arguments.putAll(more);
        return bridge.done("concierge", TOOL, arguments);
    }

    private String refused(String code, Map<String, ?> more) {
        Map<String, Object> arguments = new HashMap<>(Map.of("project", "ONB", "title", "Restore"));
        arguments.putAll(more);
        return bridge.refused(code, "concierge", TOOL, arguments).text();
    }

    @Test
    void writesAllThatIsAskedFor() {
        String before = task("Before", "thoth");

        ToolResult created = create(Map.of(
                "description", "From the **last** backup",
                "agent", "Imhotep",
                "priority", "urgent",
                "due_date", "2026-12-01",
                "depends_on", List.of(before),
                "cost_estimate", "12.50",
                "requires_deliverable", "true"));

        assertThat(created.structured()).containsEntry("created", true).containsEntry("agent", "imhotep");
        WorkItem item = project.workItems().get(Answers.text(created, "task"));
        assertThat(item.name()).isEqualTo("Restore");
        assertThat(item.descriptionHtml().orElseThrow()).contains("<strong>last</strong>");
        assertThat(item.priority().value()).isEqualTo("urgent");
        assertThat(item.targetDate()).contains(LocalDate.of(2026, 12, 1));
        assertThat(item.assignees()).singleElement().satisfies(assignee -> assertThat(assignee.id())
                .isEqualTo(world.account("imhotep").id()));
        FieldValues fields = project.fields().read(item.id());
        assertThat(fields.get(AgentFields.AGENT_ID)).contains("imhotep");
        assertThat(fields.get(AgentFields.CONFIDENCE_SCORE).orElseThrow()).isEqualByComparingTo("0.8");
        assertThat(fields.get(AgentFields.COST_ESTIMATE).orElseThrow()).isEqualByComparingTo("12.5");
        assertThat(fields.get(TaskFields.REQUIRES_DELIVERABLE)).contains(true);
        assertThat(stateOf(Answers.text(created, "task"))).isEqualTo("Todo");
    }

    @Test
    void createsOneTaskForOneExternalIdOrOneContent() {
        ToolResult first = create(Map.of("external_id", "order-7"));
        ToolResult again = create(Map.of("external_id", "order-7", "title", "Restore it"));
        ToolResult plain = create(Map.of());
        ToolResult plainAgain = create(Map.of("priority", "high"));
        ToolResult other = create(Map.of("external_id", "order-8"));

        assertThat(again.structured())
                .containsEntry("created", false)
                .containsEntry("task", Answers.text(first, "task"));
        assertThat(plainAgain.structured())
                .containsEntry("created", false)
                .containsEntry("task", Answers.text(plain, "task"));
        assertThat(other.structured()).containsEntry("created", true);
        assertThat(project.workItems().list()).hasSize(3);
        assertThat(again.text()).contains("another external_id");
    }

    @Test
    void leavesWhatPeopleChangedSinceWhenRepeated() {
        Map<String, ?> call = Map.of("agent", "imhotep", "external_id", "order-7");
        String task = Answers.text(create(call), "task");
        project.fields().set(task, AgentFields.AGENT_ID, "thoth");
        project.fields().set(task, AgentFields.CONFIDENCE_SCORE, new BigDecimal("0.3"));

        create(call);

        assertThat(project.fields().get(task, AgentFields.AGENT_ID)).contains("thoth");
        assertThat(project.fields().get(task, AgentFields.CONFIDENCE_SCORE).orElseThrow())
                .isEqualByComparingTo("0.3");
    }

    @Test
    void createsAProjectWithAStateForBlockedWorkAndItsMembers() {
        Map<String, ?> described = Map.of("name", "Operations", "identifier", "ops");
        create(Map.of("project", described, "agent", "thoth"));
        create(Map.of("project", described, "title", "Another", "agent", "hypatia"));
        create(Map.of("project", "{\"name\": \"Operations\"}", "title", "Third"));

        List<Project> projects = bridge.workspace("concierge").projects().list().toList();
        assertThat(projects).extracting(Project::identifier).containsExactlyInAnyOrder("ONB", "OPS");
        ProjectClient operations = bridge.workspace("concierge").project("OPS");
        assertThat(operations.workItems().list()).hasSize(3);
        assertThat(operations.states().list()).extracting(state -> state.name()).containsOnlyOnce("Blocked");
        assertThat(operations.members().list())
                .extracting(user -> user.id())
                .contains(world.account("thoth").id(), world.account("hypatia").id());
    }

    @Test
    void refusesWhatDoesNotFitBeforeAnythingIsWritten() {
        world.server.clearRequests();

        assertThat(refused("not_found", Map.of("project", "NOWHERE"))).contains("There is: ONB", "\"name\"");
        assertThat(refused("invalid_argument", Map.of("agent", "osiris")))
                .contains("concierge, hypatia, imhotep, thoth");
        assertThat(refused("not_found", Map.of("depends_on", List.of("ONB-77"))))
                .contains("ONB-77");
        assertThat(refused("invalid_argument", Map.of("project", Map.of("name", "Different", "identifier", "ONB"))))
                .contains("belongs to the project \"Onboarding\"");
        assertThat(refused("invalid_argument", Map.of("project", Map.of("title", "x"))))
                .contains("project");
        assertThat(refused("invalid_argument", Map.of("confidence_score", 2))).contains("confidence_score");

        assertThat(world.server.requests())
                .noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void warnsOfADependencyThatFailed() {
        String before = task("Before", "thoth");
        bridge.move("thoth", before, "blocked");

        ToolResult created = create(Map.of("depends_on", List.of(before)));

        assertThat(created.text()).contains("It depends on " + before + ", which is blocked.");
    }
}
