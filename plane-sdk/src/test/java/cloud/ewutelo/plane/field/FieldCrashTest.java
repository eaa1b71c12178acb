package cloud.ewutelo.plane.field;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.support.KilledAnywhere;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are killed at any of their requests. */
class FieldCrashTest {

    private static final FieldDefinition<String> NOTE = FieldDefinition.text("note");

    @ParameterizedTest
    @EnumSource(names = {"CE_1_2_2", "COMMERCIAL"})
    void programThatStartsAgainFinishesItsChange(PlaneEdition edition) {
        KilledAnywhere.at(
                world(edition, task -> {}),
                scenario(
                        (project, task) -> project.fields().update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                                .set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50"))),
                        (project, task) -> {
                            assertThat(agent(project, task)).contains("imhotep");
                            assertThat(cost(project, task).orElseThrow()).isEqualByComparingTo("12.5");
                            assertTidy(project, task, "imhotep");
                        }));
    }

    @ParameterizedTest
    @EnumSource(names = {"CE_1_3_1", "COMMERCIAL"})
    void changeOfAllIsFinishedToo(PlaneEdition edition) {
        KilledAnywhere.at(
                world(edition, FieldCrashTest::assign),
                scenario(
                        (project, task) -> project.fields().update(task, f -> f.set(AgentFields.AGENT_ID, "thoth")
                                .clear(AgentFields.COST_ESTIMATE)),
                        (project, task) -> {
                            assertThat(agent(project, task)).contains("thoth");
                            assertThat(cost(project, task)).isEmpty();
                            assertThat(project.fields().get(task, NOTE)).contains("kept");
                            assertTidy(project, task, "thoth");
                        }));
    }

    /** Nobody starts the program again: what it left is the whole change or nothing, for everybody who looks. */
    @ParameterizedTest
    @ValueSource(strings = {"", "imhotep"})
    void changeIsWholeOrNothingForOthersWhoLook(String formerAgent) {
        KilledAnywhere.at(
                world(PlaneEdition.CE_1_3_1, formerAgent.isEmpty() ? project -> {} : FieldCrashTest::assign),
                new KilledAnywhere.Scenario() {
                    @Override
                    public void run(PlaneServer server) {
                        with(server, (project, task) -> project.fields()
                                .update(task, f -> f.set(AgentFields.AGENT_ID, "thoth")
                                        .set(AgentFields.COST_ESTIMATE, BigDecimal.TEN)));
                    }

                    @Override
                    public void check(PlaneServer server) {
                        with(server, (project, task) -> assertWhole(project, task, formerAgent));
                    }

                    @Override
                    public boolean startsAgain() {
                        return false;
                    }
                });
    }

    private static void assertWhole(ProjectClient project, WorkItem task, String formerAgent) {
        String agent = agent(project, task).orElse("");
        assertThat(agent).isIn(formerAgent, "thoth");
        Optional<BigDecimal> cost = cost(project, task);
        assertThat(cost)
                .isEqualTo(
                        agent.equals("thoth")
                                ? Optional.of(BigDecimal.TEN)
                                : agent.isEmpty() ? Optional.empty() : Optional.of(BigDecimal.ONE));

        project.fields().set(task, NOTE, "written by somebody who knows no other field");
        assertThat(agent(project, task).orElse("")).isEqualTo(agent);
        assertThat(cost(project, task)).isEqualTo(cost);
        assertTidy(project, task, agent);
    }

    private static void assign(ProjectClient project) {
        project.fields().update(task(project), f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.COST_ESTIMATE, BigDecimal.ONE)
                .set(NOTE, "kept"));
    }

    private static void assertTidy(ProjectClient project, WorkItem task, String agent) {
        assertThat(project.comments(task.id()).list().toList()).hasSizeLessThanOrEqualTo(1);
        List<Label> labels = project.labels().list().toList();
        assertThat(labels).extracting(Label::name).doesNotHaveDuplicates();
        assertThat(project.workItems().get(task.id()).labels().stream()
                        .map(Ref::id)
                        .map(id -> labels.stream()
                                .filter(label -> label.id().equals(id))
                                .findFirst()
                                .orElseThrow()
                                .name()))
                .containsExactlyInAnyOrderElementsOf(
                        agent.isEmpty() ? List.of("bug") : List.of("bug", "agent_id:" + agent));
    }

    private static Optional<String> agent(ProjectClient project, WorkItem task) {
        return project.fields().get(task, AgentFields.AGENT_ID);
    }

    private static Optional<BigDecimal> cost(ProjectClient project, WorkItem task) {
        return project.fields().get(task, AgentFields.COST_ESTIMATE);
    }

    private interface OnTask {
        void run(ProjectClient project, WorkItem task);
    }

    private static KilledAnywhere.Scenario scenario(OnTask program, OnTask check) {
        return new KilledAnywhere.Scenario() {
            @Override
            public void run(PlaneServer server) {
                with(server, program);
            }

            @Override
            public void check(PlaneServer server) {
                with(server, check);
            }
        };
    }

    private static void with(PlaneServer server, OnTask work) {
        try (PlaneClient plane = client(server)) {
            ProjectClient project = project(plane, server);
            work.run(project, task(project));
        }
    }

    private static Supplier<PlaneServer> world(PlaneEdition edition, Consumer<ProjectClient> before) {
        return () -> {
            PlaneServer server = PlaneServer.builder().edition(edition).start();
            try (PlaneClient plane = client(server)) {
                plane.workspace(server.workspaceSlug()).projects().create(p -> p.name("Crash")
                        .identifier("CRASH"));
                ProjectClient project = project(plane, server);
                project.labels().create(l -> l.name("bug").color("#E5484D"));
                project.workItems().create(w -> w.name("Task").label("bug"));
                before.accept(project);
            }
            return server;
        };
    }

    private static PlaneClient client(PlaneServer server) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .build();
    }

    private static ProjectClient project(PlaneClient plane, PlaneServer server) {
        return plane.workspace(server.workspaceSlug()).project("CRASH");
    }

    private static WorkItem task(ProjectClient project) {
        return project.workItems().list().first().orElseThrow();
    }
}
