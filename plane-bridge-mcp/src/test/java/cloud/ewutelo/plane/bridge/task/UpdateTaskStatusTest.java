package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateTaskStatusTest extends ToolTest {

    private static final String TOOL = "update_task_status";

    private Map<String, Object> done(String task) {
        return new HashMap<>(
                Map.of("task", task, "status", "done", "comment", "All is in place.", "confidence_score", 0.9));
    }

    @Test
    void movesThroughTheStatesWithTimerCommentAndSession() {
        String task = task("Design", "imhotep");

        ToolResult begun = bridge.move("imhotep", task, "in_progress");
        assertThat(stateOf(task)).isEqualTo("In Progress");
        assertThat(begun.structured()).containsEntry("moved", true).containsEntry("status", "in_progress");
        world.time.advance(Duration.ofMinutes(12));
        ToolResult finished = bridge.done("imhotep", TOOL, done(task));

        assertThat(stateOf(task)).isEqualTo("Done");
        assertThat(finished.text()).contains(task + " is done", "12 min");
        assertThat(comments(task)).hasSize(2);
        assertThat(comments(task).get(0)).contains("In progress", "imhotep");
        assertThat(comments(task).get(1)).contains("Done", "All is in place.", "Confidence: 0.9");
        assertThat(project.time().list(task).totalByAgent())
                .containsExactly(Map.entry(world.account("imhotep").id(), Duration.ofMinutes(12)));
        assertThat(project.fields().get(task, AgentFields.SESSION_ID)).contains(Sessions.idOf("agent:imhotep:main"));
        assertThat(project.fields().get(task, AgentFields.CONFIDENCE_SCORE).orElseThrow())
                .isEqualByComparingTo("0.9");
        assertThat(project.comments(task).list().stream()
                        .filter(comment -> !BridgeComments.isData(comment))
                        .map(Comment::actor))
                .allSatisfy(actor -> assertThat(actor.map(Ref::id))
                        .contains(world.account("imhotep").id()));
    }

    @Test
    void doesNothingTwiceWhenRepeated() {
        String task = task("Design", "imhotep");
        bridge.move("imhotep", task, "in_progress");
        bridge.move("imhotep", task, "in_progress");
        bridge.done("imhotep", TOOL, done(task));

        ToolResult again = bridge.done("imhotep", TOOL, done(task));

        assertThat(again.structured()).containsEntry("moved", false);
        assertThat(comments(task)).hasSize(2);
        assertThat(project.time().list(task).entries()).hasSize(1);
    }

    @Test
    void tellsOfEachRoundOfTheSameMoves() {
        String task = task("Design", "imhotep");
        for (int i = 0; i < 2; i++) {
            bridge.move("imhotep", task, "in_progress");
            bridge.move("imhotep", task, "blocked");
        }
        project.workItems().update(task, w -> w.state("Todo"));
        world.time.advance(Duration.ofHours(2));
        bridge.move("imhotep", task, "blocked");

        assertThat(comments(task)).hasSize(5);
    }

    @Test
    void namesEverythingThatIsMissingBeforeATaskIsDone() {
        String first = task("First", "imhotep");
        String second = task("Second", "imhotep", Map.of("depends_on", List.of(first), "requires_deliverable", true));

        assertUnchanged(second, () -> {
            ToolResult refused =
                    bridge.refused("not_allowed_now", "imhotep", TOOL, Map.of("task", second, "status", "done"));
            assertThat(refused.text())
                    .contains("comment is missing", "confidence_score is missing", "requires a deliverable")
                    .contains("waits for " + first + " \"First\" (Todo)");
        });
        bridge.move("imhotep", first, "in_progress");
        bridge.refused("not_allowed_now", "imhotep", TOOL, done(second));
        bridge.move("imhotep", first, "done");
        Map<String, Object> waived = done(second);
        waived.put("deliverable_waiver", "The result is in the database.");
        bridge.done("imhotep", TOOL, waived);

        assertThat(stateOf(second)).isEqualTo("Done");
        assertThat(comments(second).get(0)).contains("No deliverable: The result is in the database.");
    }

    @Test
    void takesADeliverableForOne(@TempDir Path folder) throws Exception {
        String task = task("Report", "imhotep", Map.of("requires_deliverable", true));
        bridge.with(false, List.of(folder));
        Files.writeString(folder.resolve("report.txt"), "All is well.");
        bridge.refused("not_allowed_now", "imhotep", TOOL, done(task));

        bridge.done("imhotep", "upload_deliverable", Map.of("task", task, "path", "report.txt"));
        bridge.done("imhotep", TOOL, done(task));

        assertThat(stateOf(task)).isEqualTo("Done");
    }

    @Test
    void asksForAReviewWhereTheAgentIsUnsure() {
        String unsure = task("Unsure", "imhotep");
        project.labels().create(l -> l.name("kept"));
        WorkItem item = project.workItems().get(unsure, WorkItemExpand.LABELS);
        project.workItems().update(item.id(), w -> {
            item.labels().forEach(label -> w.label(label.id()));
            w.label("kept");
        });
        Map<String, Object> arguments = done(unsure);
        arguments.put("confidence_score", 0.69);

        ToolResult result = bridge.done("imhotep", TOOL, arguments);

        assertThat(result.structured()).containsEntry("review_needed", true);
        assertThat(labels(unsure)).contains("review-needed", "kept", "agent_id:imhotep");
        String sure = task("Sure", "imhotep");
        Map<String, Object> enough = done(sure);
        enough.put("confidence_score", "0.7");
        bridge.done("imhotep", TOOL, enough);
        assertThat(labels(sure)).doesNotContain("review-needed");
    }

    private List<String> labels(String task) {
        return project.workItems().get(task, WorkItemExpand.LABELS).labels().stream()
                .map(label -> label.expanded().orElseThrow().name())
                .toList();
    }

    @Test
    void wantsAReasonForBlockedAndCancelled() {
        String task = task("Design", "imhotep");
        assertUnchanged(task, () -> {
            bridge.refused("invalid_argument", "imhotep", TOOL, Map.of("task", task, "status", "blocked"));
            bridge.refused(
                    "invalid_argument", "imhotep", TOOL, Map.of("task", task, "status", "cancelled", "comment", " "));
        });
    }

    @Test
    void blocksWhatWaitsAndTellsTheConciergeOnce() {
        String first = task("First", "imhotep");
        String second = task("Second", "thoth", Map.of("depends_on", List.of(first)));
        String third = task("Third", "hypatia", Map.of("depends_on", List.of(second)));
        String finished = task("Finished", "thoth", Map.of("depends_on", List.of(first)));
        project.workItems().update(finished, w -> w.state("Done"));

        ToolResult result = bridge.move("imhotep", first, "cancelled");

        assertThat(result.structured()).containsEntry("blocked_dependents", List.of(second, third));
        assertThat(stateOf(second)).isEqualTo("Blocked");
        assertThat(stateOf(third)).isEqualTo("Blocked");
        assertThat(stateOf(finished)).isEqualTo("Done");
        assertThat(comments(second))
                .singleElement()
                .asString()
                .contains("depends on " + first + ", which is cancelled");
        assertThat(comments(second).get(0)).contains(world.account("concierge").id());

        project.workItems().update(second, w -> w.state("Todo"));
        bridge.move("imhotep", first, "cancelled");
        assertThat(stateOf(second)).as("what was opened again stays open").isEqualTo("Todo");
        assertThat(comments(second)).hasSize(1);

        bridge.move("imhotep", first, "in_progress");
        bridge.move("imhotep", first, "blocked");
        assertThat(stateOf(second)).as("another failure").isEqualTo("Blocked");
        assertThat(comments(second)).hasSize(2);
    }

    @Test
    void marksWhatWaitsForATaskThatPeopleCancelledByHand() {
        String first = task("First", "imhotep");
        String second = task("Second", "thoth", Map.of("depends_on", List.of(first)));
        project.workItems().update(first, w -> w.state("Cancelled"));
        Workplace place = new Workplace(bridge.workspace("concierge"), StateNames.USUAL, world.time);
        FailedDependencies failed = new FailedDependencies("concierge");

        FailedDependencies.Outcome once = failed.spread(place, place.task(first));
        FailedDependencies.Outcome twice = failed.spread(place, place.task(first));

        assertThat(once.blocked()).containsExactly(second);
        assertThat(twice.blocked()).containsExactly(second);
        assertThat(comments(second)).hasSize(1);
        assertThat(failed.spread(place, place.task(second)).blocked()).isEmpty();
    }

    @Test
    void leavesAStateOfTheProjectThatMeansTheSame() {
        String task = task("Design", "imhotep");
        project.states()
                .create(s -> s.name("In Review").group(StateGroup.STARTED).color("#aabbcc"));
        project.workItems().update(task, w -> w.state("In Review"));

        ToolResult result = bridge.move("imhotep", task, "in_progress");

        assertThat(result.structured()).containsEntry("moved", false).containsEntry("state", "In Review");
        assertThat(stateOf(task)).isEqualTo("In Review");
    }

    @Test
    void saysThatAProjectHasNoStateForBlockedWork() {
        project.states().delete("Blocked");
        String task = task("Design", "imhotep");

        ToolResult refused = bridge.refused(
                "unsupported", "imhotep", TOOL, Map.of("task", task, "status", "blocked", "comment", "No key."));

        assertThat(refused.text()).contains("no state for \"blocked\"", "add a state named Blocked");
    }

    @Test
    void claimsNothingWhereTheAnswerOfPlaneTellsNothing() {
        String task = task("Design", "imhotep");
        world.server.faults().onNext("PATCH", "**/work-items/*/").malformedJson();

        ToolResult open = bridge.call("imhotep", TOOL, Map.of("task", task, "status", "in_progress"));

        assertThat(open.isError()).isTrue();
        assertThat(open.text()).startsWith("FAILED");
        assertThat(bridge.move("imhotep", task, "in_progress").structured()).containsEntry("status", "in_progress");
        assertThat(comments(task)).hasSize(1);
    }

    @Test
    void marksATaskBlockedWherePlaneRefusesForGood() {
        String task = task("Report", "imhotep", Map.of("requires_deliverable", true));
        world.server.faults().onNext("GET", "**/attachments/").status(403);

        ToolResult refused = bridge.refused("forbidden", "imhotep", TOOL, done(task));

        assertThat(refused.text()).contains(task + " was marked blocked");
        assertThat(stateOf(task)).isEqualTo("Blocked");
        assertThat(comments(task)).singleElement().asString().contains("Blocked by an error of Plane");
    }

    @Test
    void blocksNothingForFailuresThatPassAndForMistakes() {
        String task = task("Design", "imhotep");
        assertUnchanged(task, () -> {
            world.server.faults().onNext("GET", "**/comments/").times(9).status(500);
            bridge.refused("plane_unavailable", "imhotep", TOOL, Map.of("task", task, "status", "in_progress"));
            world.server.faults().clear();
            bridge.refused("not_found", "imhotep", TOOL, Map.of("task", "ONB-99", "status", "in_progress"));
            bridge.refused("invalid_argument", "imhotep", TOOL, Map.of("task", "nonsense", "status", "in_progress"));
            bridge.refused("invalid_argument", "imhotep", TOOL, Map.of("task", task, "status", "finished"));
        });
    }

    @Test
    void costsNoMoreRequestsThanItSays() {
        String warm = task("Warm", "imhotep");
        bridge.move("imhotep", warm, "in_progress");
        bridge.done("imhotep", TOOL, done(warm));
        String task = task("Design", "imhotep");

        long begin = requestsOf(() -> bridge.move("imhotep", task, "in_progress"));
        long repeated = requestsOf(() -> bridge.move("imhotep", task, "in_progress"));
        long finish = requestsOf(() -> bridge.done("imhotep", TOOL, done(task)));
        long read = requestsOf(() -> bridge.done("imhotep", "get_task_details", Map.of("task", task)));
        long create = requestsOf(() -> task("Next", "thoth", Map.of("depends_on", List.of(task))));

        assertThat(begin).as("begin").isLessThanOrEqualTo(13);
        assertThat(repeated).as("repeat").isLessThanOrEqualTo(8);
        assertThat(finish).as("finish").isLessThanOrEqualTo(20);
        assertThat(read).as("read").isLessThanOrEqualTo(15);
        assertThat(create).as("create").isLessThanOrEqualTo(edition == PlaneEdition.CE_1_2_2 ? 29 : 22);
    }
}
