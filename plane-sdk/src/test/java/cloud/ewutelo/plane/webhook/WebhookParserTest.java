package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second generation, what old documents show, and what nobody has seen yet. */
class WebhookParserTest {

    private static final String UPDATED = """
            {"version": "v2", "delivery_id": "11111111-0000-4000-8000-000000000001",
             "event_id": "22222222-0000-4000-8000-000000000001", "entity_id": "33333333-0000-4000-8000-000000000001",
             "entity_type": "workitem", "event": "%s", "webhook_id": "44444444-0000-4000-8000-000000000001",
             "workspace_id": "55555555-0000-4000-8000-000000000001",
             "data": {"id": "33333333-0000-4000-8000-000000000001", "name": "None", "priority": "high",
               "state_id": "66666666-0000-4000-8000-000000000002", "state": {"id": "66666666-0000-4000-8000-000000000002",
                 "name": "Done", "color": "#46A758", "group": "completed"},
               "assignee_ids": ["77777777-0000-4000-8000-000000000001", null], "label_ids": [], "parent_id": "None",
               "target_date": "2026-12-01", "start_date": "None", "estimate_point": "None", "point": "None",
               "type_id": "88888888-0000-4000-8000-000000000001", "sequence_id": 7, "completed_at": "None",
               "project_id": "99999999-0000-4000-8000-000000000001", "updated_by_id": "77777777-0000-4000-8000-000000000001",
               "updated_at": "2026-11-22T12:00:00.000001Z", "archived_at": "None", "description_html": "None"},
             "previous_attributes": {"state_id": "66666666-0000-4000-8000-000000000001", "target_date": "None",
               "assignee_ids": [], "name": "None"}}
            """;

    private static WebhookEvent parse(String json) {
        return WebhookParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workitem.updated",
                "WebhookScope.ScopeChoices.WORK_ITEM_UPDATED",
                "work_item.updated",
                "issue.updated"
            })
    void readsTheSecondGeneration(String name) {
        WorkItemEvent event = (WorkItemEvent) parse(UPDATED.formatted(name));

        assertThat(event.id()).isEqualTo("22222222-0000-4000-8000-000000000001");
        assertThat(event.action()).isEqualTo(WebhookAction.UPDATED);
        assertThat(event.projectId()).contains("99999999-0000-4000-8000-000000000001");
        assertThat(event.workspaceId()).isEqualTo("55555555-0000-4000-8000-000000000001");
        assertThat(event.actor().map(Ref::id)).contains("77777777-0000-4000-8000-000000000001");
        assertThat(event.changedAt()).contains(Instant.parse("2026-11-22T12:00:00.000001Z"));
        WorkItem item = event.workItem().orElseThrow();
        assertThat(item.name()).isEqualTo("None");
        assertThat(item.priority()).isEqualTo(Priority.HIGH);
        assertThat(item.assignees()).extracting(Ref::id).containsExactly("77777777-0000-4000-8000-000000000001");
        assertThat(item.typeId()).contains("88888888-0000-4000-8000-000000000001");
        assertThat(item.targetDate()).contains(LocalDate.of(2026, 12, 1));
        assertThat(item.parent()).isEmpty();
        assertThat(item.startDate()).isEmpty();
        assertThat(item.point()).isEmpty();
        assertThat(item.descriptionHtml()).isEmpty();
        assertThat(item.archivedAt()).isEmpty();
        assertThat(event.movedTo(StateGroup.COMPLETED)).isTrue();
    }

    @Test
    void tellsAllChangesOfTheSecondGenerationAtOnce() {
        WebhookEvent event = parse(UPDATED.formatted("workitem.updated"));

        assertThat(event.changes())
                .containsExactly(
                        new FieldChange(
                                "state",
                                JsonValue.of("66666666-0000-4000-8000-000000000001"),
                                JsonValue.of("66666666-0000-4000-8000-000000000002")),
                        new FieldChange("target_date", JsonValue.of(null), JsonValue.of("2026-12-01")),
                        new FieldChange(
                                "assignees",
                                JsonValue.parse("[]"),
                                JsonValue.parse("[\"77777777-0000-4000-8000-000000000001\"]")),
                        new FieldChange("name", JsonValue.of("None"), JsonValue.of("None")));
    }

    @Test
    void repetitionOfTheSecondGenerationIsTheSameEventThoughItsBytesDiffer() {
        String body = UPDATED.formatted("workitem.updated");

        WebhookEvent first = parse(body);
        WebhookEvent again =
                parse(body.replace("11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"));

        assertThat(again).isEqualTo(first);
        assertThat(again.digest()).isNotEqualTo(first.digest());
    }

    @ParameterizedTest
    @CsvSource({
        "workitem.deleted, work_item, deleted",
        "workitem.archived, work_item, archived",
        "workitem.comment.created, comment, created",
        "WebhookScope.ScopeChoices.WORK_ITEM_COMMENT_UPDATED, comment, updated",
        "cycle.deleted, cycle, deleted",
        "module.created, module, created",
        "project.deleted, project, deleted",
        "workitem.link.created, workitem.link, created",
        "milestone.updated, milestone, updated",
        "page.created, page, created",
        "agent_run_create, agent_run_create, unknown",
        "., ., unknown",
    })
    void understandsNames(String name, String entity, String action) {
        WebhookEvent event = parse("""
                {"version": "v2", "event": "%s", "entity_id": "33333333-0000-4000-8000-000000000001", "data": {}}
                """.formatted(name));

        assertThat(event.entity().value()).isEqualTo(entity);
        assertThat(event.action().value()).isEqualTo(action);
        assertThat(event.entityId()).isEqualTo("33333333-0000-4000-8000-000000000001");
    }

    @Test
    void readsTheActionsOfOldDocuments() {
        WebhookEvent event = parse("{\"event\": \"issue\", \"action\": \"delete\", \"data\": {\"id\": \"a\"}}");

        assertThat(event).isInstanceOf(WorkItemEvent.class);
        assertThat(event.action()).isEqualTo(WebhookAction.DELETED);
        assertThat(((WorkItemEvent) event).workItem()).isEmpty();
        assertThat(event.projectId()).isEmpty();
        assertThat(event.actor()).isEmpty();
    }

    @Test
    void passesOnWhatItDoesNotKnow() {
        UnknownEvent event = (UnknownEvent)
                parse(
                        "{\"event\": \"initiative\", \"action\": \"launched\", \"workspace_id\": \"w\", \"data\": {\"id\": \"i\", \"name\": \"x\"}}");

        assertThat(event.entity()).isEqualTo(WebhookEntity.of("initiative"));
        assertThat(event.action()).isEqualTo(WebhookAction.of("launched"));
        assertThat(event.entityId()).isEqualTo("i");
        assertThat(event.problem()).isEmpty();
        assertThat(event.body().get("data").get("name").asString()).isEqualTo("x");
    }

    @Test
    void objectThatCannotBeReadIsNotLost() {
        UnknownEvent unreadable = (UnknownEvent)
                parse(
                        "{\"event\": \"issue\", \"action\": \"created\", \"data\": {\"id\": \"i\", \"name\": \"secret\", \"start_date\": \"someday\"}}");
        UnknownEvent nameless = (UnknownEvent)
                parse("{\"event\": \"issue\", \"action\": \"created\", \"data\": {\"id\": \"i\", \"point\": 1}}");
        UnknownEvent without = (UnknownEvent) parse("{\"event\": \"issue\", \"action\": \"created\", \"data\": {}}");

        assertThat(unreadable.problem().orElseThrow()).contains("start_date").doesNotContain("someday", "secret");
        assertThat(unreadable.entityId()).isEqualTo("i");
        assertThat(nameless.problem()).isPresent();
        assertThat(without.problem()).contains("the object has no id");
        assertThat(without.entityId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "null",
                "[]",
                "\"issue\"",
                "{}",
                "{\"event\": null}",
                "{\"event\": 1}",
                "{\"event\": \"\"}",
                "{\"event\": \"None\"}",
                "{\"event\": \"issue\"",
                "{\"event\": \"secret\","
            })
    void refusesWhatIsNoWebhook(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(WebhookFormatException.class)
                .hasMessageStartingWith("The body is no webhook of Plane")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("secret"));
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> WebhookParser.parse(new byte[] {'{', (byte) 0xc3, '}'}))
                .isInstanceOf(WebhookFormatException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void longTextsAndManyValuesDoNotFloodTheLog() {
        FieldChange text =
                new FieldChange("description_html", JsonValue.of("<p>secret</p>".repeat(1000)), JsonValue.of(null));
        FieldChange many = new FieldChange("labels", JsonValue.of(Collections.nCopies(50, "a")), JsonValue.of("b"));
        FieldChange mail = new FieldChange("email", JsonValue.of("a@example.org"), JsonValue.parse("{\"a\": \"b\"}"));

        assertThat(text).hasToString("description_html: 13000 characters -> null");
        assertThat(many).hasToString("labels: [50 values] -> 1 characters");
        assertThat(mail).hasToString("email: 13 characters -> {...}");
        assertThat(new FieldChange("priority", JsonValue.of("low"), JsonValue.of("urgent")))
                .hasToString("priority: low -> urgent");
        assertThat(new FieldChange("sort_order", JsonValue.of(1), JsonValue.of(true)))
                .hasToString("sort_order: 1 -> true");
    }
}
