package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.fake.BotFault;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdatePollerTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final BotUser BOT = new BotUser(4839574812L, "plane_test_bot", "Plane");

    private final FakeBotApi telegram = FakeBotApi.start().withPrivateChat(ANA);
    private final BotApi api = new BotApi(telegram.url(), Secret.of(telegram.token()));
    private final FakeTime time = new FakeTime();
    private final AtomicLong saved = new AtomicLong();
    private final UpdateOffset offset = new UpdateOffset() {
        @Override
        public long get() {
            return saved.get();
        }

        @Override
        public void set(long next) {
            saved.set(next);
        }
    };
    private final List<Update> handled = new ArrayList<>();

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    @Test
    void updatesAreHandledOnceAndConfirmedAfterwards() {
        UpdatePoller poller = poller(handled::add, false);
        telegram.say(ANA, 7, "/plane status");
        telegram.say(ANA, 7, "Hello");

        poller.step();
        assertThat(handled)
                .containsExactly(
                        new Update.Said(7, null, 1, 7, "/plane status", 6, null),
                        new Update.Said(7, null, 2, 7, "Hello", 0, null));
        assertThat(telegram.unconfirmed()).isEqualTo(2);

        telegram.say(ANA, 7, "Again");
        poller.step();
        assertThat(handled).hasSize(3);
        assertThat(poller.lastSuccess()).contains(time.now());
    }

    @Test
    void aHandlerThatFailsDoesNotStopTheOthers() {
        UpdatePoller poller = poller(
                update -> {
                    handled.add(update);
                    if (handled.size() == 1) {
                        throw new IllegalStateException("odd");
                    }
                },
                false);
        telegram.say(ANA, 7, "one");
        telegram.say(ANA, 7, "two");

        poller.step();

        assertThat(handled).hasSize(2);
        assertThat(saved).hasPositiveValue();
    }

    @Test
    void oddUpdatesAreSkipped() throws JsonProcessingException {
        UpdatePoller poller = poller(handled::add, false);
        for (String odd : List.of(
                "{}",
                "{\"message\": 5}",
                "{\"message\": {\"chat\": {\"id\": \"x\"}}}",
                "{\"message\": {\"message_id\": 1, \"chat\": {\"id\": 7}, \"text\": \"nobody wrote\"}}",
                "{\"message\": {\"message_id\": 1, \"from\": {\"id\": 7}, \"chat\": {\"id\": 7}, \"text\": \"/a\","
                        + " \"entities\": [{\"type\": \"bot_command\", \"offset\": 0, \"length\": 99999999}]}}",
                "{\"callback_query\": {\"id\": null}}",
                "{\"callback_query\": {\"id\": \"1\", \"from\": {\"id\": 7}, \"data\": \"k\"}}",
                "{\"poll_answer\": {\"future\": [[[]]]}}",
                "{\"my_chat_member\": {\"chat\": {\"id\": 7}, \"new_chat_member\": {\"status\": \"kicked\"}}}")) {
            telegram.offer((ObjectNode) new ObjectMapper().readTree(odd));
        }
        telegram.say(ANA, 7, "after them");

        poller.step();

        assertThat(handled)
                .containsExactly(
                        new Update.Said(7, null, 1, 7, "/a", 0, null),
                        new Update.Membership(7, false),
                        new Update.Said(7, null, 1, 7, "after them", 0, null));
    }

    @Test
    void updatesThatComeTwiceAreHandledOnce() {
        UpdatePoller poller = poller(handled::add, false);
        telegram.offer(numbered(41));
        telegram.offer(numbered(41));

        poller.step();

        assertThat(handled).hasSize(1);
    }

    @Test
    void numbersThatBeginAnewAreTaken() {
        UpdatePoller poller = poller(handled::add, false);
        telegram.offer(numbered(900_000));
        poller.step();
        telegram.offer(numbered(41));
        saved.set(0);

        poller.step();

        assertThat(handled).hasSize(2);
        assertThat(saved).hasValue(42);
    }

    @Test
    void whatOnlyComesWithoutNumberIsNotAskedForInACircle() {
        UpdatePoller poller = poller(handled::add, false);
        ObjectNode odd = numbered(1);
        odd.put("update_id", "none");
        telegram.offer(odd);

        assertThat(poller.step()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void conflictsAndFailuresAreWaitedOutLongerAndLonger() {
        UpdatePoller poller = poller(handled::add, false);
        BotFault second = BotFault.refusal(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        telegram.fail(
                "getUpdates",
                second,
                second,
                BotFault.htmlPage(502),
                BotFault.cutBefore(),
                BotFault.refusal(401, "Unauthorized"),
                second,
                second,
                second);

        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(poller.step().toSeconds());
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(poller.problem()).contains("Another program polls").contains("bot of its own");
        assertThat(poller.lastSuccess()).isEmpty();
        telegram.say(ANA, 7, "Hello");
        poller.step();
        assertThat(poller.problem()).isEmpty();
        assertThat(handled).hasSize(1);
    }

    @Test
    void telegramsOwnWaitIsKept() {
        UpdatePoller poller = poller(handled::add, false);
        telegram.fail("getUpdates", BotFault.tooMany(33));

        assertThat(poller.step()).isEqualTo(Duration.ofSeconds(33));
    }

    @Test
    void aWebhookIsToldOfAndRemovedOnlyIfThatIsSet() {
        api.setWebhook(URI.create("http://127.0.0.1:1/elsewhere"), Secret.of("0123456789abcdef"));

        UpdatePoller careful = poller(handled::add, false);
        careful.step();
        assertThat(careful.problem()).contains("telegram.remove-webhook");
        assertThat(telegram.requests("deleteWebhook")).isEmpty();

        UpdatePoller removing = poller(handled::add, true);
        removing.step();
        telegram.say(ANA, 7, "Hello");
        removing.step();
        assertThat(handled).hasSize(1);
    }

    @Test
    void aServerThatDoesNotWaitIsNotAskedHot() {
        telegram.impatient();
        UpdatePoller poller = poller(handled::add, false);

        assertThat(poller.step()).isEqualTo(Duration.ofMillis(200));

        telegram.offer(numbered(41));
        poller.step();
        assertThat(poller.step()).isEqualTo(Duration.ofMillis(200));
        assertThat(handled).hasSize(1);
    }

    private static ObjectNode numbered(long id) {
        ObjectNode update = new ObjectMapper().createObjectNode().put("update_id", id);
        ObjectNode message = update.putObject("message").put("message_id", 1).put("text", "Hello");
        message.putObject("chat").put("id", 7);
        message.putObject("from").put("id", 7);
        return update;
    }

    private UpdatePoller poller(UpdateHandler handler, boolean removeWebhook) {
        return new UpdatePoller(api, handler, offset, () -> BOT, removeWebhook, time);
    }
}
