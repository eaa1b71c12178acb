package cloud.ewutelo.plane.telegram.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.Actor;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.message.Button;
import cloud.ewutelo.plane.telegram.message.Language;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.store.Outgoing.Placement;
import cloud.ewutelo.plane.workitem.Priority;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do. */
abstract class StoreTest {

    static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

    Store store;

    abstract Store open();

    @BeforeEach
    void begin() {
        store = open();
    }

    @AfterEach
    void end() {
        store.close();
    }

    /** As after the end of the program. */
    void reopen() {
        store.close();
        store = openAgain();
    }

    abstract Store openAgain();

    @Test
    void aWebhookIsTakenOnce() {
        byte[] body = "{\"é\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(store.inbox().take("digest", body, NOW)).isTrue();
        assertThat(store.inbox().take("digest", body, NOW)).isFalse();
        reopen();

        assertThat(store.inbox().pending(10)).singleElement().satisfies(webhook -> {
            assertThat(webhook.body()).isEqualTo(body);
            assertThat(webhook.receivedAt()).isEqualTo(NOW);
            store.inbox().done(webhook.number());
        });
        assertThat(store.inbox().pending(10)).isEmpty();
        assertThat(store.inbox().take("digest", body, NOW))
                .as("its digest is remembered")
                .isFalse();
        assertThat(store.inbox().takenSince(NOW)).isEqualTo(1);
        assertThat(store.inbox().takenSince(NOW.plusMillis(1))).isZero();
    }

    @Test
    void webhooksThatComeTogetherAreAllTaken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Boolean>> taken = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String digest = "digest " + i % 200;
                taken.add(threads.submit(() -> store.inbox().take(digest, new byte[] {1}, NOW)));
            }
            int first = 0;
            for (Future<Boolean> each : taken) {
                first += each.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(200);
            assertThat(store.inbox().waiting()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTransactionIsKeptAsAWholeOrNotAtAll() {
        assertThatThrownBy(() -> store.inTransaction((Runnable) () -> {
                    store.notes().set("one", "1");
                    store.inTransaction(() -> store.notes().set("two", "2"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.notes().get("one")).isEmpty();
        assertThat(store.notes().get("two")).isEmpty();

        store.inTransaction(() -> store.notes().set("one", "1"));
        reopen();
        assertThat(store.notes().get("one")).contains("1");
    }

    @Test
    void messagesOfAChatStayInOrder() {
        store.outbox().add(message("a", 1), NOW);
        store.outbox().add(message("b", 1), NOW);
        assertThat(store.outbox().add(message("b", 1), NOW)).as("the same key").isFalse();
        store.outbox().add(message("c", 2), NOW);

        Outbox.Claim first = store.outbox().claim(NOW, NOW.plusSeconds(30), 10).orElseThrow();
        Outbox.Claim second = store.outbox().claim(NOW, NOW.plusSeconds(30), 10).orElseThrow();
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(30), 10))
                .as("all chats are held")
                .isEmpty();
        assertThat(keys(first)).containsExactly("a", "b");
        assertThat(keys(second)).containsExactly("c");

        store.outbox().sent(first.messages().get(0).number(), 77, NOW);
        store.outbox().retry(first.messages().get(1), NOW.plusSeconds(7), "429");
        store.outbox().add(message("d", 1), NOW);
        assertThat(store.outbox().claim(NOW.plusSeconds(6), NOW.plusSeconds(40), 10))
                .isEmpty();
        Outbox.Claim again = store.outbox()
                .claim(NOW.plusSeconds(7), NOW.plusSeconds(40), 10)
                .orElseThrow();
        assertThat(keys(again)).containsExactly("b", "d");
        assertThat(again.messages().get(0).attempts()).isEqualTo(1);
        assertThat(again.messages().get(0).outgoing()).isEqualTo(message("b", 1));
    }

    @Test
    void aClaimOfAProgramThatDiedEnds() {
        store.outbox().add(message("a", 1), NOW);
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(30), 10)).isPresent();
        reopen();

        assertThat(store.outbox().claim(NOW.plusSeconds(29), NOW.plusSeconds(60), 10))
                .isEmpty();
        assertThat(store.outbox().claim(NOW.plusSeconds(30), NOW.plusSeconds(60), 10))
                .isPresent();
    }

    @Test
    void messagesWaitForTheirTimeAndDeadOnesAreShown() {
        Outgoing later = new Outgoing(
                "later", 1, null, null, Placement.MESSAGE, new Message("x", List.of(), true), NOW.plusSeconds(5));
        store.outbox().add(later, NOW);
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(30), 10)).isEmpty();
        assertThat(store.outbox().nextDue()).contains(NOW.plusSeconds(5));
        Outbox.Claim claim = store.outbox()
                .claim(NOW.plusSeconds(5), NOW.plusSeconds(30), 10)
                .orElseThrow();
        store.outbox().dead(claim.messages().get(0).number(), NOW, "kicked");
        store.outbox().release(1, NOW);

        assertThat(store.outbox().waiting()).isZero();
        assertThat(store.outbox().nextDue()).isEmpty();
        assertThat(store.outbox().dead(5)).containsExactly(new Outbox.Dead("later", 1, NOW, "kicked"));
    }

    @Test
    void aChatThatIsGoneIsLeftAlone() {
        store.outbox().add(message("a", 1), NOW);
        store.chats().dead(1, "kicked");
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(30), 10)).isEmpty();
        assertThat(store.chats().dead()).containsExactly(new Chats.DeadChat(1, "kicked"));
        store.chats().alive(1);
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(30), 10)).isPresent();

        store.chats().moved(1, -1001);
        assertThat(store.chats().current(1)).isEqualTo(-1001);
        assertThat(store.chats().configured(-1001)).isEqualTo(1);
        assertThat(store.chats().current(2)).isEqualTo(2);
    }

    @Test
    void whatSomebodyChoseInAChatIsKept() {
        assertThat(store.chats().language(1)).isEmpty();
        store.chats().language(1, Language.FR);
        store.chats().quietHours(1, new Chats.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        reopen();
        assertThat(store.chats().language(1)).contains(Language.FR);
        assertThat(store.chats().quietHours(1)).contains(new Chats.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        store.chats().quietHours(1, new Chats.QuietHours(null, null));
        assertThat(store.chats().quietHours(1)).contains(new Chats.QuietHours(null, null));
    }

    @Test
    void cardsTopicsMutesAndButtonsAreKept() {
        store.cards().put(1, "item", 5, NOW);
        store.cards().put(1, "item", 6, NOW);
        store.cards().tell(1, 6, new Cards.Subject("item", "project"), NOW);
        store.topics().put(1, "project", 42);
        store.mutes().put(1, new Mutes.Mute(Mutes.Scope.WORK_ITEM, "item", NOW.plusSeconds(60)));
        store.buttons().put("k1", "done", NOW.plusSeconds(60));
        store.decisions()
                .add(
                        "item",
                        new Decisions.Decided(
                                NOW, ChangeKind.COMPLETED, new Decision(Decision.Action.NOTIFY, "completed", "why")));
        reopen();

        assertThat(store.cards().find(1, "item")).contains(6L);
        assertThat(store.cards().subject(1, 6)).contains(new Cards.Subject("item", "project"));
        assertThat(store.topics().find(1, "project")).contains(42L);
        assertThat(store.topics().project(1, 42)).contains("project");
        assertThat(store.mutes().list(1, NOW)).hasSize(1);
        assertThat(store.mutes().list(1, NOW.plusSeconds(60))).isEmpty();
        assertThat(store.buttons().action("k1", NOW)).contains("done");
        assertThat(store.buttons().action("k1", NOW.plusSeconds(60))).isEmpty();
        assertThat(store.decisions().last("item", 3))
                .singleElement()
                .satisfies(decided -> assertThat(decided.decision().rule()).isEqualTo("completed"));
    }

    @Test
    void aWorkItemComesBackAsItWas() {
        TaskState task = task("item", LocalDate.of(2026, 3, 4));
        store.workItems().put(task);
        reopen();

        assertThat(store.workItems().find("item")).contains(task);
        assertThat(store.workItems().find("project", 12)).contains(task);
        assertThat(store.workItems().due(LocalDate.of(2026, 3, 4))).containsExactly(task);
        assertThat(store.workItems().due(LocalDate.of(2026, 3, 5))).isEmpty();
        store.workItems().put(task.withState("s2", "Done", StateGroup.COMPLETED, false));
        assertThat(store.workItems().due(LocalDate.of(2026, 3, 4)))
                .as("finished")
                .isEmpty();
        assertThat(store.workItems().list("project")).hasSize(1);
    }

    @Test
    void changesWaitAreToldOnceAndRemembered() {
        PlaneChange change = change("id");
        assertThat(store.changes().add("task:1", change, NOW, NOW.plusSeconds(5)))
                .isTrue();
        assertThat(store.changes().add("task:1", change, NOW, NOW.plusSeconds(5)))
                .isFalse();
        assertThat(store.changes().due(NOW.plusSeconds(4), 10)).isEmpty();
        reopen();
        List<Changes.Group> due = store.changes().due(NOW.plusSeconds(5), 10);
        assertThat(due).containsExactly(new Changes.Group("task:1", List.of(change)));

        store.changes().told(change);
        assertThat(store.changes().due(NOW.plusSeconds(5), 10)).isEmpty();
        assertThat(store.changes().recent("task:1", 5)).containsExactly(change);
        assertThat(store.changes().isKnown("id")).isTrue();
    }

    @Test
    void nothingGrowsForEver() {
        store.inbox().take("digest", new byte[] {1}, NOW);
        store.inbox().pending(1).forEach(webhook -> store.inbox().done(webhook.number()));
        store.outbox().add(message("a", 1), NOW);
        Outbox.Claim claim = store.outbox().claim(NOW, NOW, 1).orElseThrow();
        store.outbox().sent(claim.messages().get(0).number(), 1, NOW);
        store.changes().add("task:1", change("id"), NOW, NOW);
        store.changes().told(change("id"));
        store.cards().put(1, "item", 5, NOW);
        store.mutes().put(1, new Mutes.Mute(Mutes.Scope.CHAT, "", NOW));

        store.forgetOld(NOW.plus(Duration.ofDays(29)));
        assertThat(store.inbox().take("digest", new byte[] {1}, NOW))
                .as("after 29 days")
                .isFalse();
        assertThat(store.changes().recent("task:1", 5)).isEmpty();
        assertThat(store.outbox().all()).isEmpty();
        store.forgetOld(NOW.plus(Duration.ofDays(91)));
        assertThat(store.inbox().take("digest", new byte[] {1}, NOW))
                .as("after 91 days")
                .isTrue();
        assertThat(store.changes().isKnown("id")).isFalse();
        assertThat(store.cards().find(1, "item")).isEmpty();
    }

    @Test
    void oneReplicaWorksUntilItsTimeIsOver() {
        assertThat(store.lease("pipeline", "one", NOW, NOW.plusSeconds(15))).isTrue();
        assertThat(store.lease("pipeline", "two", NOW, NOW.plusSeconds(15))).isFalse();
        assertThat(store.lease("pipeline", "one", NOW, NOW.plusSeconds(30))).isTrue();
        assertThat(store.lease("pipeline", "two", NOW.plusSeconds(31), NOW.plusSeconds(60)))
                .isTrue();
        assertThat(store.lease("pipeline", "one", NOW.plusSeconds(31), NOW.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void sendersShareTheWorkAndKeepTheOrder() throws Exception {
        int chats = 8;
        int each = 25;
        for (int i = 0; i < chats * each; i++) {
            store.outbox().add(message("m" + i, i % chats), NOW);
        }
        List<String> sent = new ArrayList<>();
        Callable<Boolean> sender = () -> {
            while (true) {
                Optional<Outbox.Claim> claim = store.outbox().claim(NOW, NOW.plusSeconds(30), 3);
                if (claim.isEmpty()) {
                    return store.outbox().waiting() == 0;
                }
                for (Outbox.Waiting message : claim.get().messages()) {
                    synchronized (sent) {
                        sent.add(message.outgoing().key());
                    }
                    store.outbox().sent(message.number(), message.number(), NOW);
                }
                store.outbox().release(claim.get().chatId(), NOW);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> results = threads.invokeAll(List.of(sender, sender, sender, sender));
            for (Future<Boolean> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
        sender.call();

        assertThat(sent).hasSize(chats * each).doesNotHaveDuplicates();
        for (int chat = 0; chat < chats; chat++) {
            int wanted = chat;
            assertThat(sent.stream()
                            .map(key -> Integer.parseInt(key.substring(1)))
                            .filter(number -> number % chats == wanted))
                    .isSorted();
        }
    }

    private static List<String> keys(Outbox.Claim claim) {
        return claim.messages().stream().map(each -> each.outgoing().key()).toList();
    }

    private static Outgoing message(String key, long chat) {
        return new Outgoing(
                key,
                chat,
                "project",
                "item",
                Placement.NEW_CARD,
                new Message("<b>é</b>", List.of(List.of(new Button("Done", "done/p/i", null))), false),
                NOW);
    }

    private static TaskState task(String id, LocalDate due) {
        return new TaskState(
                id,
                "project",
                12,
                "Écrire",
                "s1",
                "Todo",
                StateGroup.of("of-a-later-plane"),
                Priority.URGENT,
                List.of(new TaskState.Assignee("u", "Ada")),
                true,
                null,
                due,
                "3-abc",
                65535.5,
                NOW.plusNanos(123_456_000),
                NOW,
                Duration.ofMinutes(5),
                "0.65",
                null);
    }

    private static PlaneChange change(String id) {
        return new PlaneChange(
                id,
                NOW,
                ChangeKind.COMPLETED,
                new ProjectName("p", "ONB", "Onboarding"),
                new Actor("a", "imhotep", ActorClass.AGENT),
                "state",
                new TaskView(
                        "item",
                        "ONB-12",
                        "Écrire",
                        "https://plane.example.org/",
                        "Done",
                        StateGroup.COMPLETED,
                        Priority.HIGH,
                        LocalDate.of(2026, 3, 4),
                        List.of("Ada"),
                        List.of("ONB-3"),
                        95L,
                        new BigDecimal("0.65")),
                "text",
                null,
                "error",
                "Todo",
                "Done");
    }
}
