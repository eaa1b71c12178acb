package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.support.Answers;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListMyTasksTest extends ToolTest {

    private ToolResult list(Map<String, ?> arguments) {
        return bridge.done("imhotep", "list_my_tasks", arguments);
    }

    @Test
    void showsTheTasksOfTheCallerOnly() {
        String own = task("Own", "imhotep");
        task("Other's", "thoth");
        project.workItems().create(w -> w.name("Nobody's").label(label("urgent-care")));

        assertThat(Answers.keys(list(Map.of()))).containsExactly(own);
    }

    private String label(String name) {
        return project.labels().create(l -> l.name(name)).id();
    }

    @Test
    void takesWhatPeopleAssignInPlaneAndWritesItsAgentId() {
        WorkItem assigned = project.workItems()
                .create(w -> w.name("By hand").assignee(world.account("imhotep").id()));

        assertThat(Answers.tasks(list(Map.of()))).singleElement().satisfies(task -> assertThat(task.get("id"))
                .isEqualTo(assigned.id()));
        assertThat(project.fields().get(assigned.id(), AgentFields.AGENT_ID)).contains("imhotep");
        long again = requestsOf(() -> list(Map.of()));
        assertThat(again).isLessThanOrEqualTo(6);
    }

    @Test
    void leavesATaskToTheAgentWhoseIdStandsThere() {
        String thoths = task("Thoth's", "thoth");
        WorkItem item = project.workItems().get(thoths);
        project.workItems()
                .update(
                        item.id(),
                        w -> w.assignees(List.of(
                                world.account("thoth").id(),
                                world.account("imhotep").id())));

        assertThat(Answers.keys(list(Map.of()))).isEmpty();
        assertThat(Answers.keys(bridge.done("thoth", "list_my_tasks", Map.of())))
                .containsExactly(thoths);
        assertThat(project.fields().get(item.id(), AgentFields.AGENT_ID)).contains("thoth");
    }

    @Test
    void writesNothingWhereTheBridgeIsReadOnly() {
        WorkItem assigned = project.workItems()
                .create(w -> w.name("By hand").assignee(world.account("imhotep").id()));
        bridge.with(true, List.of());

        world.server.clearRequests();
        assertThat(Answers.tasks(list(Map.of()))).hasSize(1);

        assertThat(world.server.requests()).allMatch(request -> request.method().equals("GET"));
        assertThat(project.fields().get(assigned.id(), AgentFields.AGENT_ID)).isEmpty();
    }

    @Test
    void showsWhatIsOpenUnlessAskedForMore() {
        String todo = task("Todo", "imhotep");
        String done = task("Done", "imhotep");
        String blocked = task("Blocked", "imhotep");
        String cancelled = task("Cancelled", "imhotep");
        bridge.move("imhotep", done, "done");
        bridge.move("imhotep", blocked, "blocked");
        bridge.move("imhotep", cancelled, "cancelled");

        assertThat(Answers.keys(list(Map.of()))).containsExactly(todo, blocked);
        assertThat(Answers.keys(list(Map.of("status", "done")))).containsExactly(done);
        assertThat(Answers.keys(list(Map.of("status", List.of("done", "cancelled")))))
                .containsExactly(done, cancelled);
    }

    @Test
    void putsWhatCanBeDoneFirstThenTheUrgentThenTheEarlyDue() {
        String low = task("Low", "imhotep", Map.of("priority", "low"));
        String later = task("Later", "imhotep", Map.of("priority", "high", "due_date", "2026-12-24"));
        String sooner = task("Sooner", "imhotep", Map.of("priority", "high", "due_date", "2026-12-01"));
        String never = task("Some day", "imhotep", Map.of("priority", "high"));
        String urgent = task("Urgent", "imhotep", Map.of("priority", "urgent", "depends_on", List.of(low)));

        ToolResult listed = list(Map.of());

        assertThat(Answers.keys(listed)).containsExactly(sooner, later, never, low, urgent);
        Map<String, Object> last = Answers.tasks(listed).get(4);
        assertThat(last)
                .containsEntry("ready", false)
                .containsEntry("title", "Urgent")
                .containsEntry("status", "todo")
                .containsEntry("state", "Todo")
                .containsEntry("priority", "urgent")
                .containsEntry("due_date", null)
                .containsEntry("project", "Onboarding")
                .containsEntry(
                        "dependencies", List.of(Map.of("key", low, "title", "Low", "state", "Todo", "status", "todo")));
        assertThat(Answers.tasks(listed).get(0)).containsEntry("ready", true).containsEntry("due_date", "2026-12-01");
        assertThat(listed.text()).contains(urgent + " [todo, not ready, urgent] \"Urgent\" Waits for " + low);
    }

    @Test
    void filters() {
        String early = task("Early", "imhotep", Map.of("due_date", "2026-12-01", "priority", "high"));
        String late = task("Late", "imhotep", Map.of("due_date", "2026-12-24", "depends_on", List.of(early)));

        assertThat(Answers.keys(list(Map.of("due_before", "2026-12-24")))).containsExactly(early);
        assertThat(Answers.keys(list(Map.of("priority", List.of("high", "urgent")))))
                .containsExactly(early);
        assertThat(Answers.keys(list(Map.of("ready", true)))).containsExactly(early);
        assertThat(Answers.keys(list(Map.of("ready", false)))).containsExactly(late);
        assertThat(Answers.keys(list(Map.of("project", "onboarding")))).containsExactly(early, late);
        bridge.refused("not_found", "imhotep", "list_my_tasks", Map.of("project", "NOWHERE"));
    }

    @Test
    void pagesWithoutLosingOrRepeatingWhenTasksComeAndGo() {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            all.add(task("Task " + i, "imhotep", Map.of("priority", "medium")));
        }
        ToolResult first = list(Map.of("limit", 2));
        assertThat(Answers.keys(first)).containsExactly(all.get(0), all.get(1));
        assertThat(first.structured()).containsEntry("total", 5);

        bridge.move("imhotep", all.get(0), "done");
        task("More urgent", "imhotep", Map.of("priority", "urgent"));
        ToolResult second = list(after(first));
        ToolResult third = list(after(second));

        assertThat(Answers.keys(second)).containsExactly(all.get(2), all.get(3));
        assertThat(Answers.keys(third)).containsExactly(all.get(4));
        assertThat(third.structured()).containsEntry("next_cursor", null);
    }

    private static Map<String, Object> after(ToolResult page) {
        return new HashMap<>(Map.of("limit", 2, "cursor", Answers.text(page, "next_cursor")));
    }

    @Test
    void refusesACursorThatIsBrokenOrOfAnotherQuestion() {
        task("One", "imhotep");
        task("Two", "imhotep");
        String cursor = Answers.text(list(Map.of("limit", 1)), "next_cursor");

        bridge.refused("invalid_argument", "imhotep", "list_my_tasks", Map.of("cursor", "nonsense!"));
        bridge.refused("invalid_argument", "imhotep", "list_my_tasks", Map.of("cursor", "MXw"));
        bridge.refused("invalid_argument", "imhotep", "list_my_tasks", Map.of("cursor", cursor.substring(3)));
        ToolResult other =
                bridge.refused("invalid_argument", "imhotep", "list_my_tasks", Map.of("cursor", cursor, "ready", true));
        assertThat(other.text()).contains("other filters");
    }

    @Test
    void costsAFewRequests() {
        for (int i = 0; i < 6; i++) {
            task("Task " + i, "imhotep");
        }
        list(Map.of());

        long first = requestsOf(() -> list(Map.of("limit", 3)));
        String cursor = Answers.text(list(Map.of("limit", 3)), "next_cursor");
        long further = requestsOf(() -> list(Map.of("limit", 3, "cursor", cursor)));

        // The projects, the tasks, the states of the tasks, and six times what blocks one.
        assertThat(first).isEqualTo(9);
        assertThat(further).isEqualTo(1);
    }

    @Test
    void seesAProjectOfWhichTheAgentBecameAMemberAMomentAgo() {
        list(Map.of());
        world.time.advance(Duration.ofSeconds(1));
        bridge.done(
                "concierge",
                "create_task",
                Map.of(
                        "project", Map.of("name", "Operations", "identifier", "OPS"),
                        "title", "Elsewhere",
                        "agent", "imhotep"));

        assertThat(Answers.keys(list(Map.of()))).containsExactly("OPS-1");
    }

    @Test
    void showsNoHiddenCharactersInTitles() {
        String key = task("Read\u202Ethis\u0007 \u200Bnow", "imhotep");

        assertThat(Answers.tasks(list(Map.of())).get(0))
                .containsEntry("key", key)
                .containsEntry("title", "Readthis now");
    }
}
