package cloud.ewutelo.plane.telegram.event;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.support.RecordedDelivery;
import cloud.ewutelo.plane.telegram.support.RecordedSurroundings;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WebhookSigner;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "plane_wh_0123456789abcdef0123456789abcdef";
    private static final List<RecordedDelivery> RECORDED = RecordedDelivery.of("ce-1.3.1");
    private static final WebhookChanges READER = new WebhookChanges(new RecordedSurroundings(RECORDED));

    private static final String BACKLOG = "f84c6db0-ffd8-480f-af8c-16ad11a3308e";
    private static final String STARTED = "5131549c-6862-4ae9-842d-b8431e52b1a6";
    private static final String DONE = "c504dec1-f558-460a-853c-198969d88ebb";
    private static final String CANCELLED = "febf69cd-2c98-4547-88c1-0e13bbe5ce36";

    private static PlaneChange change(String name, Consumer<ObjectNode> alteration) throws IOException {
        List<PlaneChange> changes = READER.of(altered(name, alteration));
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static WebhookEvent altered(String name, Consumer<ObjectNode> alteration) throws IOException {
        RecordedDelivery delivery = RECORDED.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        ObjectNode json = (ObjectNode) JSON.readTree(delivery.bytes());
        alteration.accept(json);
        return received(JSON.writeValueAsBytes(json));
    }

    private static WebhookEvent received(byte[] body) {
        return Webhooks.withSecrets(SECRET).receive(body, new WebhookSigner(SECRET).signature(body));
    }

    private static Consumer<ObjectNode> moved(String before, String after, String group, String state) {
        return json -> {
            ((ObjectNode) json.get("activity")).put("old_value", before).put("new_value", after);
            ((ObjectNode) json.at("/data/state"))
                    .put("id", after)
                    .put("group", group)
                    .put("name", state);
        };
    }

    @ParameterizedTest
    @CsvSource({
        BACKLOG + ", new, started, In Progress, STARTED",
        STARTED + ", new, started, In Review, STATE_CHANGED",
        STARTED + ", new, completed, Done, COMPLETED",
        DONE + ", new, completed, Shipped, STATE_CHANGED",
        CANCELLED + ", new, completed, Done, COMPLETED",
        STARTED + ", new, cancelled, Cancelled, CANCELLED",
        DONE + ", new, started, In Progress, REOPENED",
        CANCELLED + ", new, backlog, Backlog, REOPENED",
        DONE + ", new, started, Blocked, REOPENED",
        STARTED + ", new, started, Blocked, BLOCKED",
        STARTED + ", new, started, Bloqué, BLOCKED",
        STARTED + ", new, unstarted, Todo, STATE_CHANGED",
        "unknown, new, completed, Done, COMPLETED",
        "unknown, new, started, In Progress, STARTED",
        "unknown, new, unstarted, Todo, STATE_CHANGED"
    })
    void movesMeanWhatTheirGroupsSay(String before, String after, String group, String state, ChangeKind kind)
            throws IOException {
        PlaneChange change = change("issue.updated.api.state", moved(before, after, group, state));

        assertThat(change.kind()).isEqualTo(kind);
        assertThat(change.after()).contains(state);
        assertThat(change.field()).contains("state");
    }

    @Test
    void aMoveThatAnotherOvertookIsReadByItsId() throws IOException {
        PlaneChange change = change("issue.updated.api.completed", json -> ((ObjectNode) json.at("/data/state"))
                .put("id", "another")
                .put("name", "Todo")
                .put("group", "unstarted"));

        assertThat(change.kind()).isEqualTo(ChangeKind.COMPLETED);
        assertThat(change.after()).contains("Done");
        assertThat(change.task().orElseThrow().stateName()).isEqualTo("Todo");
    }

    @Test
    void valuesAreInWords() throws IOException {
        PlaneChange assigned = change("issue.updated.api.assignees", json -> {});
        PlaneChange due = change("issue.updated.api.target_date", json -> {});

        assertThat(assigned.kind()).isEqualTo(ChangeKind.ASSIGNED);
        assertThat(assigned.before()).contains("ada.admin, agent-one");
        assertThat(assigned.after()).contains("agent-one");
        assertThat(due.before()).contains("2026-02-03");
        assertThat(due.after()).contains("2026-03-04");
        assertThat(due.task().orElseThrow().key()).isEqualTo("HKZ-2");
        assertThat(due.actor().actorClass()).isEqualTo(ActorClass.HUMAN);
    }

    @Test
    void whatDidNotChangeIsNoChange() throws IOException {
        assertThat(READER.of(altered("issue.updated.api.priority", json -> ((ObjectNode) json.get("activity"))
                        .put("old_value", "urgent"))))
                .isEmpty();
        assertThat(READER.of(altered("cycle.updated.two-fields.end_date", json -> ((ObjectNode) json.get("activity"))
                        .put("old_value", "2026-12-01T23:59:00Z"))))
                .isEmpty();
        assertThat(change("cycle.updated.two-fields.end_date", json -> {}).kind())
                .isEqualTo(ChangeKind.CYCLE_CHANGED);
    }

    @Test
    void commentsCarryTheirTaskWordsAndMarker() throws IOException {
        PlaneChange comment = change("issue_comment.created.by-agent", json -> ((ObjectNode) json.get("data"))
                .put("comment_html", "<p><strong>Question</strong></p><p>Which &lt;one&gt;?</p>"));

        assertThat(comment.kind()).isEqualTo(ChangeKind.COMMENTED);
        assertThat(comment.text()).contains("Question\n\nWhich <one>?");
        assertThat(comment.marker()).contains("question");
        assertThat(comment.task().orElseThrow().key()).isEqualTo("HKZ-2");
        assertThat(comment.actor().actorClass()).isEqualTo(ActorClass.AGENT);
    }

    @Test
    void commentsThatHoldDataAreNoChange() throws IOException {
        assertThat(READER.of(altered("issue_comment.created", json -> ((ObjectNode) json.get("data"))
                        .put("external_source", "plane-for-java/time"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "77de/question/1, some words, question",
        "77de/comment/1, ❓ words, ",
        "77de/error/1, ✅ fine, error",
        ", ⏳ 60 %, progress",
        ", ❌ broken, error",
        ", Error, error",
        ", An error?, "
    })
    void theBridgesMarkCountsMoreThanTheWords(String externalId, String words, String marker) throws IOException {
        PlaneChange comment = change("issue_comment.created", json -> {
            ObjectNode data = (ObjectNode) json.get("data");
            data.put("comment_html", "<p>" + words + "</p>");
            if (externalId != null) {
                data.put("external_source", "plane-bridge/comment").put("external_id", externalId);
            }
        });

        assertThat(comment.marker()).isEqualTo(Optional.ofNullable(marker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Blocked", "blocked by supplier", "Bloqué", "BLOQUÉE", "is-blocked"})
    void saysThatWorkCannotGoOn(String name) {
        assertThat(WebhookChanges.isBlocked(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unblocked", "Débloqué", "debloque", "In Progress", "blocking", ""})
    void saysThatWorkCanGoOn(String name) {
        assertThat(WebhookChanges.isBlocked(name)).isFalse();
    }

    @Test
    void oldAndUnknownEventsAreNoSurprise() {
        byte[] unknown = "{\"event\":\"intake\",\"action\":\"created\",\"data\":{\"id\":\"1\"}}"
                .getBytes(StandardCharsets.UTF_8);

        List<PlaneChange> changes = READER.of(received(unknown));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.OTHER);
            assertThat(change.actor()).isEqualTo(new Actor("", "", ActorClass.UNKNOWN));
        });
    }

    @Test
    void nothingAroundIsNeeded() {
        WebhookChanges alone = new WebhookChanges(WebhookSurroundings.none());

        for (RecordedDelivery delivery : RecordedDelivery.all()) {
            assertThat(alone.of(delivery.event())).allSatisfy(change -> {
                assertThat(change.project().name()).isNotBlank();
                change.task()
                        .ifPresent(
                                task -> assertThat(task.key()).startsWith("#").hasSizeGreaterThan(1));
            });
        }
    }
}
