package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.support.AgentWorld;
import cloud.ewutelo.plane.bridge.support.Answers;
import cloud.ewutelo.plane.bridge.support.RunningBridge;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole piece of work: the Concierge plans it, three agents do it, and one of them fails. */
class OrchestrationTest {

    @ParameterizedTest
    @EnumSource(PlaneEdition.class)
    void worksThroughATreeOfTasksUntilEachIsDoneOrBlocked(PlaneEdition edition) {
        try (AgentWorld world = new AgentWorld(edition);
                RunningBridge bridge = world.bridge()) {
            Map<String, Object> project = Map.of("name", "Onboarding", "identifier", "ONB");
            String design = create(bridge, project, "Design", "imhotep", List.of());
            String build = create(bridge, "ONB", "Build", "thoth", List.of(design));
            String survey = create(bridge, "ONB", "Survey", "hypatia", List.of());
            String report = create(bridge, "ONB", "Report", "imhotep", List.of(build, survey));
            assertThat(List.of(design, build, survey, report)).containsExactly("ONB-1", "ONB-2", "ONB-3", "ONB-4");

            assertThat(ready(bridge, "imhotep")).containsExactly(design);
            assertThat(ready(bridge, "thoth")).isEmpty();
            assertThat(ready(bridge, "hypatia")).containsExactly(survey);

            bridge.move("imhotep", design, "in_progress");
            world.time.advance(Duration.ofMinutes(30));
            bridge.refused("not_allowed_now", "thoth", "update_task_status", done(build));
            bridge.done("imhotep", "update_task_status", done(design));

            assertThat(ready(bridge, "thoth")).containsExactly(build);
            assertThat(ready(bridge, "imhotep")).isEmpty();

            bridge.move("hypatia", survey, "in_progress");
            world.time.advance(Duration.ofMinutes(5));
            ToolResult failed = bridge.done(
                    "hypatia",
                    "update_task_status",
                    Map.of("task", survey, "status", "blocked", "comment", "Nobody answers the questions."));
            assertThat(failed.structured().get("blocked_dependents")).isEqualTo(List.of(report));

            bridge.move("thoth", build, "in_progress");
            world.time.advance(Duration.ofMinutes(45));
            bridge.done("thoth", "update_task_status", done(build));

            assertThat(status(bridge, design)).isEqualTo("done");
            assertThat(status(bridge, build)).isEqualTo("done");
            assertThat(status(bridge, survey)).isEqualTo("blocked");
            assertThat(status(bridge, report)).isEqualTo("blocked");
            assertThat(minutes(bridge, design)).isEqualTo(30L);
            assertThat(minutes(bridge, build)).isEqualTo(45L);
            assertThat(minutes(bridge, survey)).isEqualTo(5L);
            assertThat(comments(bridge, design)).anyMatch(text -> text.contains("The result is in the wiki."));
            assertThat(comments(bridge, survey)).anyMatch(text -> text.contains("Nobody answers the questions."));
            assertThat(comments(bridge, report))
                    .anyMatch(text ->
                            text.contains("it depends on ONB-3, which is blocked") && text.contains("@concierge"));
            var fields = bridge.workspace("imhotep").project("ONB").fields().read(design);
            assertThat(fields.get(AgentFields.AGENT_ID)).contains("imhotep");
            assertThat(fields.get(AgentFields.CONFIDENCE_SCORE).orElseThrow())
                    .isEqualByComparingTo(new BigDecimal("0.9"));
            assertThat(fields.get(AgentFields.SESSION_ID)).contains(Sessions.idOf("agent:imhotep:main"));
            assertThat(Answers.keys(bridge.done("imhotep", "list_my_tasks", Map.of())))
                    .containsExactly(report);
        }
    }

    private static String create(
            RunningBridge bridge, Object project, String title, String agent, List<String> dependencies) {
        return Answers.text(
                bridge.done(
                        "concierge",
                        "create_task",
                        Map.of("project", project, "title", title, "agent", agent, "depends_on", dependencies)),
                "task");
    }

    private static Map<String, Object> done(String task) {
        return new HashMap<>(Map.of(
                "task", task, "status", "done", "comment", "The result is in the wiki.", "confidence_score", 0.9));
    }

    private static List<String> ready(RunningBridge bridge, String agent) {
        return Answers.keys(bridge.done(agent, "list_my_tasks", Map.of("ready", true)));
    }

    private static ToolResult details(RunningBridge bridge, String task) {
        return bridge.done("concierge", "get_task_details", Map.of("task", task));
    }

    private static String status(RunningBridge bridge, String task) {
        return Answers.text(details(bridge, task), "status");
    }

    private static Object minutes(RunningBridge bridge, String task) {
        return Objects.requireNonNull(
                Answers.object(details(bridge, task), "time").get("minutes"));
    }

    private static List<String> comments(RunningBridge bridge, String task) {
        return bridge.workspace("concierge").project("ONB").comments(task).list().stream()
                .map(Comment::html)
                .map(html -> PlaneHtml.toText(html, id -> "concierge"))
                .toList();
    }
}
