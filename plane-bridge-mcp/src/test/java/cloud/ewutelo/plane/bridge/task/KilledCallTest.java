package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.support.AgentWorld;
import cloud.ewutelo.plane.bridge.support.Answers;
import cloud.ewutelo.plane.bridge.support.KilledAnywhere;
import cloud.ewutelo.plane.bridge.support.RunningBridge;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that broke off anywhere is finished by repeating it, and does nothing twice. */
class KilledCallTest {

    private static final Map<String, Object> DONE =
            Map.of("task", "ONB-1", "status", "done", "comment", "All is in place.", "confidence_score", 0.6);

    private static final Map<String, Object> BLOCKED =
            Map.of("task", "ONB-1", "status", "blocked", "comment", "The key is missing.");

    private static final Map<String, Object> CREATE = Map.of(
            "project",
            Map.of("name", "Operations", "identifier", "OPS"),
            "title",
            "Restore",
            "description",
            "From the *last* backup",
            "agent",
            "thoth",
            "depends_on",
            List.of("ONB-1", "ONB-2"),
            "cost_estimate",
            12.5,
            "requires_deliverable",
            true);

    @ParameterizedTest
    @EnumSource(PlaneEdition.class)
    void finishesATask(PlaneEdition edition) {
        int kills = KilledAnywhere.at(() -> begun(edition), new KilledAnywhere.Scenario() {
            @Override
            public void run(RunningBridge bridge) {
                bridge.done("imhotep", "update_task_status", DONE);
            }

            @Override
            public void check(RunningBridge bridge) {
                ProjectClient project = bridge.workspace("imhotep").project("ONB");
                WorkItem item = project.workItems().get("ONB-1", WorkItemExpand.STATE, WorkItemExpand.LABELS);
                assertThat(item.state().expanded().orElseThrow().name()).isEqualTo("Done");
                assertThat(item.labels())
                        .anyMatch(label -> label.expanded().orElseThrow().name().equals(UpdateTaskStatus.REVIEW_LABEL));
                assertThat(comments(project, "ONB-1", BridgeComments.STATUS)).isEqualTo(2);
                assertThat(project.time().timer("ONB-1")).isEmpty();
                assertThat(project.time().list("ONB-1").entries()).hasSize(1);
                assertThat(project.time().list("ONB-1").total()).isGreaterThanOrEqualTo(Duration.ofMinutes(20));
                assertThat(project.fields()
                                .read("ONB-1")
                                .get(AgentFields.CONFIDENCE_SCORE)
                                .orElseThrow())
                        .isEqualByComparingTo("0.6");
            }
        });
        assertThat(kills).isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(PlaneEdition.class)
    void blocksATaskAndWhatWaitsForIt(PlaneEdition edition) {
        int kills = KilledAnywhere.at(() -> begun(edition), new KilledAnywhere.Scenario() {
            @Override
            public void run(RunningBridge bridge) {
                bridge.done("imhotep", "update_task_status", BLOCKED);
            }

            @Override
            public void check(RunningBridge bridge) {
                ProjectClient project = bridge.workspace("imhotep").project("ONB");
                for (String key : List.of("ONB-1", "ONB-2", "ONB-3")) {
                    WorkItem item = project.workItems().get(key, WorkItemExpand.STATE);
                    assertThat(item.state().expanded().orElseThrow().name()).isEqualTo("Blocked");
                }
                assertThat(comments(project, "ONB-1", BridgeComments.STATUS)).isEqualTo(2);
                assertThat(comments(project, "ONB-2", BridgeComments.DEPENDENCY))
                        .isEqualTo(1);
                assertThat(comments(project, "ONB-3", BridgeComments.DEPENDENCY))
                        .isEqualTo(1);
            }
        });
        assertThat(kills).isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(PlaneEdition.class)
    void createsATaskAndItsProject(PlaneEdition edition) {
        int kills = KilledAnywhere.at(() -> begun(edition), new KilledAnywhere.Scenario() {
            @Override
            public void run(RunningBridge bridge) {
                bridge.done("concierge", "create_task", CREATE);
            }

            @Override
            public void check(RunningBridge bridge) {
                WorkspaceClient workspace = bridge.workspace("concierge");
                assertThat(workspace.projects().list().stream()
                                .filter(project -> project.identifier().equals("OPS")))
                        .hasSize(1);
                ProjectClient project = workspace.project("OPS");
                WorkItem item = project.workItems().list().toList().stream()
                        .reduce((one, other) -> {
                            throw new AssertionError("There are two tasks.");
                        })
                        .orElseThrow();
                assertThat(item.assignees()).singleElement().satisfies(assignee -> assertThat(assignee.id())
                        .isEqualTo(bridge.world.account("thoth").id()));
                assertThat(project.dependencies().blockersOf(item.id()))
                        .extracting(Dependency::key)
                        .containsExactlyInAnyOrder("ONB-1", "ONB-2");
                FieldValues fields = project.fields().read(item.id());
                assertThat(fields.get(AgentFields.AGENT_ID)).contains("thoth");
                assertThat(fields.get(AgentFields.CONFIDENCE_SCORE).orElseThrow())
                        .isEqualByComparingTo("0.8");
                assertThat(fields.get(AgentFields.COST_ESTIMATE).orElseThrow()).isEqualByComparingTo("12.5");
                assertThat(fields.get(TaskFields.REQUIRES_DELIVERABLE)).contains(true);
                assertThat(project.fields().listWhere(AgentFields.AGENT_ID, "thoth"))
                        .hasSize(1);
                assertThat(project.states().list())
                        .anyMatch(state -> state.name().equals("Blocked"));
            }
        });
        assertThat(kills).isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(PlaneEdition.class)
    void uploadsAFile(PlaneEdition edition, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("report.txt"), "All is well.");
        int kills = KilledAnywhere.at(() -> begun(edition), new KilledAnywhere.Scenario() {
            @Override
            public void run(RunningBridge bridge) {
                bridge.with(false, List.of(folder))
                        .done("imhotep", "upload_deliverable", Map.of("task", "ONB-1", "path", "report.txt"));
            }

            @Override
            public void check(RunningBridge bridge) {
                ProjectClient project = bridge.workspace("imhotep").project("ONB");
                assertThat(project.attachments("ONB-1").list()).hasSize(1);
                assertThat(comments(project, "ONB-1", BridgeComments.DELIVERABLE))
                        .isEqualTo(1);
            }
        });
        assertThat(kills).isGreaterThan(10);
    }

    private static long comments(ProjectClient project, String task, String source) {
        return project.comments(task).list().stream()
                .map(Comment::externalSource)
                .filter(Optional.of(source)::equals)
                .count();
    }

    /** Imhotep has worked for twenty minutes on ONB-1; ONB-2 waits for it, and ONB-3 for ONB-2. */
    private static AgentWorld begun(PlaneEdition edition) {
        AgentWorld world = new AgentWorld(edition);
        try (RunningBridge bridge = world.bridge()) {
            String before = "";
            for (String title : List.of("Design", "Build", "Report")) {
                List<String> dependencies = before.isEmpty() ? List.of() : List.of(before);
                before = Answers.text(
                        bridge.done(
                                "concierge",
                                "create_task",
                                Map.of(
                                        "project",
                                        Map.of("name", "Onboarding", "identifier", "ONB"),
                                        "title",
                                        title,
                                        "agent",
                                        "imhotep",
                                        "depends_on",
                                        dependencies)),
                        "task");
            }
            bridge.move("imhotep", "ONB-1", "in_progress");
        }
        world.time.advance(Duration.ofMinutes(20));
        return world;
    }
}
