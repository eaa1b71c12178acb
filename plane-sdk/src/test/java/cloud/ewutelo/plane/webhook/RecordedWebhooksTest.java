package cloud.ewutelo.plane.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.WebhookSignatureException;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a running Plane sent, of both versions. */
class RecordedWebhooksTest {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "issue", WorkItemEvent.class,
            "issue_comment", CommentEvent.class,
            "cycle", CycleEvent.class,
            "module", ModuleEvent.class,
            "project", ProjectEvent.class);

    static List<RecordedWebhook> recorded() {
        return RecordedWebhook.all();
    }

    @Test
    void thereIsSomethingToTest() {
        assertThat(recorded()).hasSize(100);
        assertThat(recorded().stream()
                        .map(each -> each.event().entity() + " " + each.event().action()))
                .contains("work_item updated", "comment updated", "cycle updated", "module updated", "project deleted");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isGenuineAndReadable(RecordedWebhook recorded) {
        WebhookEvent event = Webhooks.withSecrets(recorded.secret()).receive(recorded.body(), recorded.headers());

        JsonValue json = recorded.json();
        assertThat(event).isExactlyInstanceOf(TYPES.get(json.get("event").asString()));
        assertThat(event.action().value()).isEqualTo(json.get("action").asString());
        assertThat(event.event()).isEqualTo(json.get("event").asString());
        assertThat(event.entityId()).isEqualTo(json.get("data").get("id").asString());
        assertThat(event.workspaceId()).isEqualTo(json.get("workspace_id").asString());
        assertThat(event.webhookId()).isEqualTo(json.get("webhook_id").asString());
        assertThat(event.projectId()).isPresent();
        assertThat(event.body()).isEqualTo(json);
        assertThat(event.id()).isEqualTo("sha256:" + event.digest());
        assertThat(event.actor().map(Ref::id))
                .contains(json.get("activity").get("actor").get("id").asString());
        assertThat(event.actor().flatMap(Ref::expanded).flatMap(User::email)).isPresent();
        assertThat(event.changes()).hasSize(event.action().equals(WebhookAction.UPDATED) ? 1 : 0);
        assertThat(event.changedAt().isPresent()).isEqualTo(!event.action().equals(WebhookAction.DELETED));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void carriesTheObjectUnlessItIsGone(RecordedWebhook recorded) {
        WebhookEvent event = recorded.event();

        boolean carried = Stream.of(
                        event instanceof WorkItemEvent each ? each.workItem() : Optional.empty(),
                        event instanceof CommentEvent each ? each.comment() : Optional.empty(),
                        event instanceof CycleEvent each ? each.cycle() : Optional.empty(),
                        event instanceof ModuleEvent each ? each.module() : Optional.empty(),
                        event instanceof ProjectEvent each ? each.project() : Optional.empty())
                .anyMatch(Optional::isPresent);
        assertThat(carried).isEqualTo(!event.action().equals(WebhookAction.DELETED));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void namesTheChangedPropertyAsTheObjectDoes(RecordedWebhook recorded) {
        Set<String> properties = recorded.json().get("data").properties().keySet();

        assertThat(recorded.event().changes())
                .allSatisfy(change ->
                        assertThat(change.field()).isIn(properties).doesNotMatch("(state|assignee|label|parent)_ids?"));
    }

    /** A reader which loses or changes anything cannot write the same bytes again, so this tests both. */
    @ParameterizedTest
    @MethodSource("recorded")
    void isWrittenByteForByteTheSameAgain(RecordedWebhook recorded) {
        SignedWebhook signed = new WebhookSigner(recorded.secret()).sign(recorded.json());

        assertThat(new String(signed.body(), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(recorded.body(), StandardCharsets.ISO_8859_1));
        assertThat(signed.signature()).isEqualTo(recorded.signature());
        assertThat(recorded.headers()).containsAllEntriesOf(withoutDelivery(signed.headers()));
    }

    private static Map<String, List<String>> withoutDelivery(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("X-Plane-Delivery"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isToldWithoutNamesTextsAndAddresses(RecordedWebhook recorded) {
        JsonValue json = recorded.json();

        String told = recorded.event().toString();

        assertThat(told).contains(recorded.event().entityId());
        assertThat(told).doesNotContain("@", "<p>", "Ada", "ada.admin", "Agent");
        for (String property : List.of("name", "description", "description_html", "comment_html", "identifier")) {
            if (json.get("data").get(property).toPlain() instanceof String text && text.length() > 2) {
                assertThat(told).doesNotContain(text);
            }
        }
        assertThat(told.length()).isLessThan(450);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isForgedIfAnyBitOfTheSignatureIsFlipped(RecordedWebhook recorded) {
        WebhookVerifier verifier = new WebhookVerifier(List.of(recorded.secret()));
        byte[] signature = recorded.signature().getBytes(StandardCharsets.ISO_8859_1);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);

            assertForged(verifier, recorded.body(), new String(flipped, StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isForgedIfAnyByteOfTheBodyIsFlipped(RecordedWebhook recorded) {
        WebhookVerifier verifier = new WebhookVerifier(List.of(recorded.secret()));
        byte[] body = recorded.body().clone();
        for (int i = 0; i < body.length; i++) {
            byte original = body[i];
            body[i] ^= (byte) (1 << i % 8);

            assertForged(verifier, body, recorded.signature());
            body[i] = original;
        }
        verifier.verify(body, recorded.signature());
    }

    private static void assertForged(WebhookVerifier verifier, byte[] body, String signature) {
        try {
            verifier.verify(body, signature);
        } catch (WebhookSignatureException expected) {
            return;
        }
        throw new AssertionError("accepted a forged webhook");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isForgedIfAnythingIsAddedOrCutOff(RecordedWebhook recorded) {
        WebhookVerifier verifier = new WebhookVerifier(List.of(recorded.secret()));
        String signature = recorded.signature();
        byte[] longer = new byte[recorded.body().length + 1];
        System.arraycopy(recorded.body(), 0, longer, 0, recorded.body().length);

        assertForged(verifier, longer, signature);
        for (String wrong : List.of(
                "",
                " " + signature,
                signature + " ",
                "sha256=" + signature,
                signature.substring(1),
                signature.toUpperCase(Locale.ROOT),
                signature + signature,
                "\u0130" + signature.substring(1))) {
            assertForged(verifier, recorded.body(), wrong);
        }
        assertThatThrownBy(() -> verifier.verify(recorded.body(), Map.of()))
                .isInstanceOf(WebhookSignatureException.class)
                .hasMessageContaining("no signature");
    }

    @Test
    void readsAWorkItemWithEverythingExpanded() {
        WorkItemEvent event = (WorkItemEvent)
                RecordedWebhook.named("ce-1.3.1 issue.created.full").event();

        WorkItem item = event.workItem().orElseThrow();
        assertThat(item.name()).startsWith("Zażółć gęślą jaźń 🚀");
        assertThat(item.state().expanded().map(State::group)).contains(StateGroup.UNSTARTED);
        assertThat(item.assignees())
                .extracting(user -> user.expanded().orElseThrow().displayName())
                .containsExactly("ada.admin", "agent-one");
        assertThat(item.labels())
                .extracting(label -> label.expanded().orElseThrow().name())
                .containsExactly("blöd");
        assertThat(item.priority()).isEqualTo(Priority.HIGH);
        assertThat(item.project().id()).isEqualTo(event.projectId().orElseThrow());
        assertThat(event.changedAt()).contains(Instant.parse("2026-11-22T21:21:49.263068Z"));
    }

    @Test
    void sameChangeFromTheApiAndFromTheWebApplicationLooksTheSame() {
        WorkItemEvent api = (WorkItemEvent)
                RecordedWebhook.named("ce-1.3.1 issue.updated.api.state").event();
        WorkItemEvent application = (WorkItemEvent)
                RecordedWebhook.named("ce-1.3.1 issue.updated.app.state_id").event();

        for (WorkItemEvent event : List.of(api, application)) {
            FieldChange change = event.change("state").orElseThrow();
            assertThat(change.newValue().asString())
                    .isEqualTo(event.workItem().orElseThrow().state().id());
            assertThat(change.oldValue().asString()).matches("[0-9a-f-]{36}");
        }
        assertThat(RecordedWebhook.named("ce-1.3.1 issue.updated.app.assignee_ids")
                        .event()
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.field()).isEqualTo("assignees");
                    assertThat(change.newValue().elements()).hasSize(1);
                });
    }

    @Test
    void knowsWhenWorkIsDone() {
        WorkItemEvent completed = (WorkItemEvent)
                RecordedWebhook.named("ce-1.3.1 issue.updated.api.completed").event();
        WorkItemEvent priority = (WorkItemEvent)
                RecordedWebhook.named("ce-1.3.1 issue.updated.api.priority").event();

        assertThat(completed.movedTo(StateGroup.COMPLETED)).isTrue();
        assertThat(completed.movedTo(StateGroup.STARTED)).isFalse();
        assertThat(priority.movedTo(StateGroup.COMPLETED)).isFalse();
    }

    @Test
    void commentKnowsItsWorkItem() {
        CommentEvent event = (CommentEvent)
                RecordedWebhook.named("ce-1.3.1 issue_comment.updated").event();

        assertThat(event.workItemId()).contains("4b329019-2f52-4390-bba4-d85bf442d25c");
        assertThat(event.comment().orElseThrow().html()).isEqualTo("<p>edited ✓</p>");
        assertThat(event.change("comment_html")).isPresent();
    }
}
