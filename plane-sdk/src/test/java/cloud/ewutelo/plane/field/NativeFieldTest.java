package cloud.ewutelo.plane.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.property.PropertyType;
import cloud.ewutelo.plane.property.PropertyValue;
import cloud.ewutelo.plane.property.WorkItemProperty;
import cloud.ewutelo.plane.support.Threads;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields in the properties of a commercial edition, and the way there. */
class NativeFieldTest {

    private static final FieldDefinition<String> NOTE = FieldDefinition.text("note");

    private PlaneServer server;
    private PlaneClient plane;
    private ProjectClient project;
    private WorkItem task;

    @BeforeEach
    void start() {
        server = PlaneServer.builder().edition(PlaneEdition.COMMERCIAL).start();
        plane = client();
        plane.workspace(server.workspaceSlug()).projects().create(p -> p.name("Native")
                .identifier("NAT"));
        project = plane.workspace(server.workspaceSlug()).project("NAT");
        task = project.workItems().create(w -> w.name("Task"));
    }

    @AfterEach
    void stop() {
        plane.close();
        server.close();
    }

    private PlaneClient client() {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .build();
    }

    @Test
    void valuesArePropertiesOfPlane() {
        FieldDefinition<String> severity =
                FieldDefinition.option("severity", "Minor", "Major").describedAs("How bad it is");
        project.fields().update(task, f -> f.set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50"))
                .set(severity, "Major"));

        String type = project.workItems().get(task.id()).typeId().orElseThrow();
        List<WorkItemProperty> properties =
                project.workItemTypes().properties(type).list().toList();
        assertThat(properties)
                .extracting(WorkItemProperty::displayName, WorkItemProperty::type, p -> p.description()
                        .orElse(""))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "cost_estimate", PropertyType.DECIMAL, "What the work is expected to cost, in USD"),
                        org.assertj.core.groups.Tuple.tuple("severity", PropertyType.OPTION, "How bad it is"));
        WorkItemProperty cost = project.workItemTypes().properties(type).get("cost_estimate");
        assertThat(project.propertyValues(task.id())
                        .get(cost.id())
                        .orElseThrow()
                        .asNumber())
                .isEqualByComparingTo("12.5");
        assertThat(project.comments(task.id()).list()).isEmpty();
    }

    @Test
    void typeThatAWorkItemHasIsKept() {
        String incident =
                project.workItemTypes().createOrGet(t -> t.name("Incident")).id();
        WorkItem incidentTask = project.workItems().create(w -> w.name("Down").typeId(incident));

        project.fields().set(incidentTask, NOTE, "a");

        assertThat(project.workItems().get(incidentTask.id()).typeId()).contains(incident);
        assertThat(project.fields().get(incidentTask, NOTE)).contains("a");
        assertThat(project.fields().get(task, NOTE)).isEmpty();
    }

    @Test
    void propertyOfAnotherTypeIsRefusedAndNothingIsWritten() {
        project.fields().set(task, NOTE, "a");
        FieldDefinition<Long> number = FieldDefinition.integer("note");

        assertThatThrownBy(() -> project.fields().update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                        .set(number, 5L)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("note is a property of type TEXT in Plane, and not of type DECIMAL. "
                        + "Rename one of both, or declare the field as it is in Plane.");
        assertThat(project.fields().get(task, AgentFields.AGENT_ID)).isEmpty();
        assertThatThrownBy(() -> project.fields().get(task, number)).isInstanceOf(UnreadableFieldException.class);
    }

    @Test
    void propertyThatWasDeletedIsMadeAgain() {
        project.fields().set(task, NOTE, "a");
        String type = project.workItems().get(task.id()).typeId().orElseThrow();
        project.workItemTypes().properties(type).delete("note");

        project.fields().set(task, NOTE, "b");

        assertThat(project.fields().get(task, NOTE)).contains("b");
    }

    @Test
    void programsThatMeetANewFieldAtOnceAgreeOnItsProperty() throws Exception {
        project.fields().ensure(NOTE);
        FieldDefinition<Long> shared = FieldDefinition.integer("shared");
        Threads.run(4, thread -> {
            try (PlaneClient own = client()) {
                own.workspace(server.workspaceSlug()).project("NAT").fields().set(task, shared, (long) thread);
            }
        });

        assertThat(project.fields().get(task, shared)).isPresent();
        String type = project.workItems().get(task.id()).typeId().orElseThrow();
        assertThat(project.workItemTypes().properties(type).list())
                .extracting(WorkItemProperty::displayName)
                .containsExactlyInAnyOrder("note", "shared");
    }

    @Test
    void propertyThatAPersonChangesCountsAndTheLabelFollows() {
        project.fields().set(task, AgentFields.AGENT_ID, "imhotep");
        String type = project.workItems().get(task.id()).typeId().orElseThrow();
        String property =
                project.workItemTypes().properties(type).get("agent_id").id();
        project.propertyValues(task.id()).set(property, PropertyValue.of("thoth"));

        assertThat(project.fields().get(task, AgentFields.AGENT_ID)).contains("thoth");
        assertThat(project.fields().listWhere(AgentFields.AGENT_ID, "thoth")).isEmpty();
        project.fields().repair(task.id(), AgentFields.AGENT_ID);
        assertThat(project.fields().listWhere(AgentFields.AGENT_ID, "thoth")).hasSize(1);
        assertThat(project.fields().listWhere(AgentFields.AGENT_ID, "imhotep")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402})
    void planWithoutPropertiesMeansComments(int status) {
        server.closePlanGate("work_item_types", status);

        project.fields().ensure(AgentFields.all());
        project.fields().set(task, AgentFields.AGENT_ID, "imhotep");

        assertThat(project.fields().get(task, AgentFields.AGENT_ID)).contains("imhotep");
        assertThat(project.fields().listWhere(AgentFields.AGENT_ID, "imhotep")).hasSize(1);
        assertThat(project.comments(task.id()).list()).hasSize(1);
        assertThat(project.fields().migrate(AgentFields.AGENT_ID).values()).isEmpty();
    }

    /** The plan is what divides Community Edition from a commercial one here; the data are the same. */
    @Test
    void valuesMoveFromCommentsToPropertiesWhenThePlanAllows() {
        WorkItem byLabel = project.workItems().create(w -> w.name("By label"));
        WorkItem strange = project.workItems().create(w -> w.name("Strange"));
        WorkItem broken = project.workItems().create(w -> w.name("Broken"));
        WorkItem conflicting = project.workItems().create(w -> w.name("Conflicting"));
        server.closePlanGate("work_item_types", 402);
        FieldService old = project.fields();
        old.update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50")));
        old.set(strange, FieldDefinition.text("unknown"), "x");
        old.set(broken, AgentFields.COST_ESTIMATE, new BigDecimal("1"));
        old.set(conflicting, AgentFields.COST_ESTIMATE, new BigDecimal("1"));
        project.workItems().update(byLabel.id(), w -> w.label("agent_id:imhotep"));
        Comment comment = project.comments(broken.id()).list().first().orElseThrow();
        project.comments(broken.id()).update(comment.id(), c -> c.html("<p>oops</p>"));
        openPlanGate();

        try (PlaneClient fresh = client()) {
            ProjectClient after = fresh.workspace(server.workspaceSlug()).project("NAT");
            after.fields().set(conflicting, AgentFields.COST_ESTIMATE, new BigDecimal("2"));
            for (int time = 0; time < 2; time++) {
                BulkResult<FieldValues> result =
                        after.fields().migrate(AgentFields.AGENT_ID, AgentFields.COST_ESTIMATE);

                assertThat(result.values())
                        .extracting(FieldValues::workItemId)
                        .contains(byLabel.id())
                        .doesNotContain(strange.id(), broken.id(), conflicting.id());
                assertThat(result.failures())
                        .extracting(failure -> failure.subject())
                        .containsExactlyInAnyOrder(strange.id(), broken.id(), conflicting.id());
            }
            assertThat(after.fields().get(task, AgentFields.AGENT_ID)).contains("imhotep");
            assertThat(after.fields().get(task, AgentFields.COST_ESTIMATE).orElseThrow())
                    .isEqualByComparingTo("12.5");
            assertThat(after.fields().get(byLabel, AgentFields.AGENT_ID)).contains("imhotep");
            assertThat(after.comments(task.id()).list()).isEmpty();
            assertThat(after.comments(strange.id()).list()).hasSize(1);
            assertThat(after.comments(broken.id()).list()).hasSize(1);
            assertThat(after.comments(conflicting.id()).list()).hasSize(1);
            assertThat(after.fields().listWhere(AgentFields.AGENT_ID, "imhotep"))
                    .hasSize(2);
        }
    }

    private void openPlanGate() {
        server.openPlanGate("work_item_types");
    }
}
