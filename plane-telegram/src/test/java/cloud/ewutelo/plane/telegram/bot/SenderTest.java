package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.fake.BotFault;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeMessage;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.message.Action;
import cloud.ewutelo.plane.telegram.message.Button;
import cloud.ewutelo.plane.telegram.message.Language;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Outbox;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Outgoing.Placement;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final FakeUser BEN = new FakeUser(8, "Ben");
    private static final long GROUP = -55;
    private static final long FORUM = -1_002_000_000_001L;

    @TempDir
    private Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeBotApi telegram = FakeBotApi.start()
            .withPrivateChat(ANA)
            .withPrivateChat(BEN)
            .withGroup(GROUP, "Small")
            .withForum(FORUM, "Team")
            .withLimits(time::nanoTime);
    private final BotApi api = new BotApi(telegram.url(), Secret.of(telegram.token()));
    private final List<Duration> waited = new ArrayList<>();
    private Store store;
    private Sender sender;

    @BeforeEach
    void open() {
        store = Store.open(new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null));
        sender = sender();
    }

    @AfterEach
    void close() {
        store.close();
        api.close();
        telegram.close();
    }

    @Test
    void messagesAreSentOnceInTheirOrder() {
        add(message("a", 7, "one"), message("b", 7, "two"), message("c", 8, "three"), message("a", 7, "one again"));

        sendAll();

        assertThat(telegram.words(7)).containsExactly("one", "two");
        assertThat(telegram.words(8)).containsExactly("three");
        assertThat(store.outbox().waiting()).isZero();
        assertThat(waited).hasSize(3);
    }

    @Test
    void messagesWaitUntilTheirTime() {
        store.outbox().add(Outgoing.plain("a", 7, text("later"), time.now().plusSeconds(30)), time.now());

        step(10);
        assertThat(telegram.words(7)).isEmpty();
        time.advance(Duration.ofSeconds(30));
        sendAll();
        assertThat(telegram.words(7)).containsExactly("later");
    }

    @Test
    void aChatGetsOneMessageASecondAndOthersDoNotWaitForIt() {
        for (int i = 0; i < 5; i++) {
            add(message("a" + i, 7, "a" + i), message("b" + i, 8, "b" + i));
        }
        Instant start = time.now();

        sendAll();

        assertThat(telegram.words(7)).hasSize(5);
        assertThat(telegram.words(8)).hasSize(5);
        assertThat(Duration.between(start, time.now())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(refusedForTooMany()).isZero();
    }

    @Test
    void whatWaitsForAFullGroupIsPutTogether() {
        IntStream.range(0, 60).forEach(i -> add(message("m" + i, GROUP, "Change " + i)));
        Instant start = time.now();

        sendAll();

        List<String> words = telegram.words(GROUP);
        assertThat(words).hasSize(18);
        assertThat(words.subList(0, 17))
                .isEqualTo(IntStream.range(0, 17).mapToObj(i -> "Change " + i).toList());
        assertThat(words.get(17)).contains("Change 17").contains("Change 59");
        assertThat(String.join("\n", words).lines().filter(line -> line.startsWith("Change")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "Change " + i).toList());
        assertThat(Duration.between(start, time.now())).isLessThan(Duration.ofSeconds(20));
        assertThat(refusedForTooMany()).isZero();
    }

    @Test
    void moreThanFitsIntoOneMessageIsSentInSeveral() {
        IntStream.range(0, 40).forEach(i -> add(message("m" + i, GROUP, i + " " + "x".repeat(400))));

        sendAll();

        List<String> words = telegram.words(GROUP);
        assertThat(String.join("\n", words).lines().filter(line -> line.endsWith("x")))
                .hasSize(40);
        assertThat(words).allMatch(text -> text.length() <= 4096);
        assertThat(store.outbox().waiting()).isZero();
    }

    @Test
    void aCardIsMadeOnceAndThenChangedWhereItStands() {
        add(card("a", 7, Placement.CARD, "Task started"));
        sendAll();
        add(message("b", 7, "something else"), card("c", 7, Placement.CARD, "Task is due"));
        sendAll();

        assertThat(telegram.words(7)).containsExactly("Task is due", "something else");
        assertThat(telegram.messages(7).get(0).silent()).isTrue();

        add(card("d", 7, Placement.NEW_CARD, "Task completed"), card("e", 7, Placement.CARD, "Task reopened"));
        sendAll();
        assertThat(telegram.words(7)).containsExactly("Task is due", "something else", "Task reopened");
        assertThat(store.cards()
                        .subject(7, telegram.messages(7).get(2).id())
                        .orElseThrow()
                        .workItem())
                .isEqualTo("item-1");
    }

    @Test
    void aCardThatSomebodyDeletedIsMadeAnewAndOneThatSaysSoAlreadyIsFine() {
        add(card("a", 7, Placement.CARD, "Task started"));
        sendAll();
        add(card("b", 7, Placement.CARD, "Task started"));
        sendAll();
        assertThat(telegram.messages(7)).hasSize(1);
        assertThat(store.outbox().dead(9)).isEmpty();

        telegram.deleteMessage(telegram.messages(7).get(0));
        add(card("c", 7, Placement.CARD, "Task done"));
        sendAll();
        assertThat(telegram.words(7)).containsExactly("Task done");
    }

    @Test
    void tooManyRequestsHoldOneChat() {
        telegram.fail("sendMessage", BotFault.tooMany(20));
        add(message("a", 7, "one"));
        step(1);
        add(message("b", 8, "two"), message("c", 7, "three"));
        step(3);

        assertThat(telegram.words(8)).containsExactly("two");
        assertThat(telegram.words(7)).isEmpty();
        time.advance(Duration.ofSeconds(20));
        sendAll();
        assertThat(telegram.words(7)).containsExactly("one", "three");
    }

    @Test
    void aGroupThatBecameASupergroupIsFollowed() {
        add(message("a", GROUP, "before"));
        sendAll();
        telegram.migrate(GROUP, -1_002_000_000_055L);
        add(message("b", GROUP, "after"), message("c", GROUP, "and on"));

        sendAll();

        assertThat(telegram.words(-1_002_000_000_055L)).containsExactly("after", "and on");
        assertThat(telegram.words(GROUP)).containsExactly("before");
        assertThat(store.chats().configured(-1_002_000_000_055L)).isEqualTo(GROUP);
    }

    @Test
    void aChatThatBlockedTheBotGetsNothingUntilItIsBack() {
        telegram.block(7, true);
        add(message("a", 7, "lost"), message("b", 7, "waits"), message("c", 8, "others go on"));
        sendAll();

        assertThat(telegram.words(8)).containsExactly("others go on");
        assertThat(store.chats().dead()).extracting(dead -> dead.chatId()).containsExactly(7L);
        assertThat(store.outbox().dead(9)).extracting(Outbox.Dead::key).containsExactly("a");

        telegram.block(7, false);
        store.chats().alive(7);
        sendAll();
        assertThat(telegram.words(7)).containsExactly("waits");
    }

    @Test
    void eachProjectHasATopicThatIsMadeOnDemand() {
        add(inTopic("a", "p1", "one"), inTopic("b", "p2", "two"), inTopic("c", "p1", "three"));

        sendAll();

        assertThat(telegram.topics(FORUM))
                .containsValues("Project p1", "Project p2")
                .hasSize(2);
        List<FakeMessage> messages = telegram.messages(FORUM);
        assertThat(messages.get(0).topicOrNull()).isEqualTo(messages.get(2).topicOrNull());
        assertThat(messages.get(0).topicOrNull()).isNotEqualTo(messages.get(1).topicOrNull());
    }

    @Test
    void aDeletedTopicCostsOneMessageInTheGeneralOne() {
        add(inTopic("a", "p1", "one"));
        sendAll();
        telegram.topics(FORUM).keySet().forEach(topic -> telegram.deleteTopic(FORUM, topic));
        add(inTopic("b", "p1", "two"), inTopic("c", "p1", "three"));

        sendAll();

        List<FakeMessage> messages = telegram.messages(FORUM);
        assertThat(messages.get(1).topicOrNull()).isNull();
        assertThat(messages.get(2).topicOrNull()).isNotNull();
        assertThat(telegram.topics(FORUM)).hasSize(1);
    }

    @Test
    void withoutTheRightToMakeTopicsAllGoesToTheGeneralOne() {
        telegram.forbidTopics(FORUM);
        add(inTopic("a", "p1", "one"), inTopic("b", "p2", "two"));

        sendAll();

        assertThat(telegram.words(FORUM)).containsExactly("one", "two");
    }

    @Test
    void markupThatTelegramCannotReadIsSentAsPlainWords() {
        add(message("a", 7, "<b>broken"));

        sendAll();

        assertThat(telegram.words(7)).hasSize(1);
        assertThat(telegram.words(7).get(0)).contains("broken");
    }

    @Test
    void anOutageIsWaitedOutAndLosesNothing() {
        telegram.fail(
                "sendMessage",
                BotFault.htmlPage(502),
                BotFault.cutBefore(),
                BotFault.refusal(500, "Internal Server Error"),
                BotFault.refusal(401, "Unauthorized"));
        add(message("a", 7, "one"), message("b", 7, "two"));
        Instant start = time.now();

        sendAll();

        assertThat(telegram.words(7)).containsExactly("one", "two");
        assertThat(Duration.between(start, time.now())).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void whatTelegramRefusesIsGivenUpAtOnceAndTheNextGoesOut() {
        telegram.fail("sendMessage", BotFault.refusal(400, "Bad Request: message is too long"));
        add(message("a", 7, "one"), message("b", 7, "two"));

        sendAll();

        assertThat(telegram.words(7)).containsExactly("two");
        assertThat(store.outbox().dead(9)).singleElement().satisfies(dead -> {
            assertThat(dead.key()).isEqualTo("a");
            assertThat(dead.problem()).contains("message is too long");
        });
    }

    @Test
    void afterADayAMessageIsGivenUp() {
        add(message("a", 7, "old"));
        time.advance(Duration.ofHours(25));
        add(message("b", 7, "new"));

        sendAll();

        assertThat(telegram.words(7)).containsExactly("new");
        assertThat(store.outbox().dead(9)).extracting(Outbox.Dead::key).containsExactly("a");
    }

    @Test
    void buttonsCarryShortKeysThatTellNothingAndBelongToTheirChat() {
        String action = new Action(
                        Action.Verb.DONE,
                        "5f0f6a3e-0000-4000-8000-00000000000b",
                        "5f0f6a3e-0000-4000-8000-00000000000a")
                .text();
        Message message = new Message(
                "Press",
                List.of(List.of(new Button("Done", action, null), new Button("Open", null, "https://p.example"))),
                false);
        store.outbox().add(Outgoing.plain("a", 7, message, time.now()), time.now());

        sendAll();

        String key = telegram.messages(7).get(0).button("Done").data();
        assertThat(key).hasSizeLessThanOrEqualTo(64).doesNotContain("5f0f6a3e").doesNotContain("done");
        Keyboard keyboard = new Keyboard(store.buttons());
        assertThat(keyboard.action(7, key, time.now())).contains(action);
        assertThat(keyboard.action(8, key, time.now())).isEmpty();
        assertThat(keyboard.action(7, key, time.now().plus(Duration.ofDays(90))))
                .isEmpty();
    }

    @Test
    void anAnswerThatNeverCameMayRepeatOneMessageAndNoMore() {
        telegram.fail("sendMessage", BotFault.cutAfter());
        add(message("a", 7, "one"), message("b", 7, "two"));

        sendAll();

        assertThat(telegram.words(7)).containsExactly("one", "one", "two");
    }

    private int refusedForTooMany() {
        return (int) store.outbox().dead(99).stream()
                .filter(dead -> dead.problem().contains("429"))
                .count();
    }

    private void sendAll() {
        for (int i = 0; i < 2_000 && store.outbox().waiting() > deadChatsWait(); i++) {
            step(1);
        }
        assertThat(store.outbox().waiting()).isEqualTo(deadChatsWait());
    }

    /** Messages for chats that cannot be written to wait on. */
    private int deadChatsWait() {
        return store.outbox().nextDue().isEmpty() ? store.outbox().waiting() : 0;
    }

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            time.advance(sender.step());
        }
    }

    private void add(Outgoing... messages) {
        for (Outgoing message : messages) {
            store.outbox().add(message, time.now());
        }
    }

    private Outgoing message(String key, long chat, String html) {
        return Outgoing.plain(key, chat, text(html), time.now());
    }

    private Outgoing card(String key, long chat, Placement placement, String html) {
        Message message = new Message(html, List.of(), placement == Placement.CARD);
        return new Outgoing(key, chat, "p1", "item-1", placement, message, time.now());
    }

    private Outgoing inTopic(String key, String project, String html) {
        return new Outgoing(key, FORUM, project, null, Placement.MESSAGE, text(html), time.now());
    }

    private static Message text(String html) {
        return new Message(html, List.of(), false);
    }

    private Sender sender() {
        return new Sender(
                api,
                store,
                new SendBudget(time),
                new Forums(api, store, SenderTest::chat, project -> "Project " + project),
                new SendObserver() {
                    @Override
                    public void sent(long chatId, Duration duration) {
                        waited.add(duration);
                    }

                    @Override
                    public void failed(long chatId, BotApiException.Reason reason) {}
                },
                time,
                () -> 0);
    }

    private static Optional<ChatSettings> chat(long id) {
        return Optional.of(new ChatSettings(
                id, Language.EN, ZoneId.of("UTC"), null, null, null, List.of(), List.of(), id == FORUM));
    }
}
