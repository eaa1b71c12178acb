package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import cloud.ewutelo.plane.telegram.fake.BotFault;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotApiTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final long FORUM = -1_002_000_000_001L;

    private final FakeBotApi telegram =
            FakeBotApi.start().withPrivateChat(ANA).withForum(FORUM, "Team").withGroup(-55, "Small");
    private final BotApi api = new BotApi(telegram.url(), Secret.of(telegram.token()));

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    @Test
    void aMessageIsSentChangedAndDeleted() {
        long id = api.sendMessage(new ChatText(
                7,
                null,
                "<b>Fish &amp; chips</b>",
                true,
                true,
                List.of(List.of(
                        new InlineButton("Done", "k1", null), new InlineButton("Open", null, "https://plane.example"))),
                null));

        assertThat(telegram.words(7)).containsExactly("Fish & chips");
        assertThat(telegram.messages(7).get(0).silent()).isTrue();
        assertThat(telegram.messages(7).get(0).button("Open").urlOrNull()).isEqualTo("https://plane.example");

        api.editMessageText(id, ChatText.html(7, "<i>Eaten</i>"));
        assertThat(telegram.words(7)).containsExactly("Eaten");
        assertThat(telegram.messages(7).get(0).buttons()).isEmpty();

        api.editMessageReplyMarkup(7, id, List.of(List.of(new InlineButton("Again", "k2", null))));
        assertThat(telegram.messages(7).get(0).button("Again").dataOrNull()).isEqualTo("k2");

        api.deleteMessage(7, id);
        assertThat(telegram.words(7)).isEmpty();
    }

    @Test
    void aPictureAndATopicAreMade() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, '-', '-'};

        long topic = api.createForumTopic(FORUM, "Onboarding");
        api.sendPhoto(png, ChatText.html(FORUM, "<b>Burn-up</b>").in(topic));

        assertThat(telegram.topics(FORUM)).containsEntry(topic, "Onboarding");
        assertThat(telegram.messages(FORUM).get(0).photo()).isEqualTo(png);
        assertThat(telegram.messages(FORUM).get(0).words()).isEqualTo("Burn-up");
        assertThat(telegram.messages(FORUM).get(0).topicOrNull()).isEqualTo(topic);
    }

    @Test
    void commandsAreOfferedInEachLanguage() {
        api.setMyCommands("fr", Map.of("plane", "Ce qui se passe dans Plane"));

        assertThat(telegram.requests("setMyCommands").get(0).text("language_code"))
                .isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Bad Request: message is not modified: specified new message content|NOT_MODIFIED",
                "400|Bad Request: can't parse entities: Unsupported start tag|BAD_MARKUP",
                "400|Bad Request: message thread not found|TOPIC_GONE",
                "400|Bad Request: TOPIC_DELETED|TOPIC_GONE",
                "400|Bad Request: message to edit not found|MESSAGE_GONE",
                "400|Bad Request: message can't be edited|MESSAGE_GONE",
                "400|Bad Request: chat not found|CHAT_GONE",
                "400|Bad Request: PEER_ID_INVALID|REFUSED",
                "403|Forbidden: bot was blocked by the user|CHAT_GONE",
                "401|Unauthorized|TOKEN_REFUSED",
                "404|Not Found|TOKEN_REFUSED",
                "409|Conflict: terminated by other getUpdates request; make sure that only one bot instance is running|SECOND_POLLER",
                "409|Conflict: can't use getUpdates method while webhook is active|WEBHOOK_ACTIVE",
                "500|Internal Server Error|UNAVAILABLE"
            })
    void refusalsAreToldApart(int code, String description, Reason reason) {
        telegram.fail("sendMessage", BotFault.refusal(code, description));

        BotApiException failure = failure(() -> api.sendMessage(ChatText.html(7, "Hello")));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(description).hasMessageContaining("sendMessage");
    }

    @Test
    void tooManyMessagesTellHowLongToWaitAndAMovedGroupWhereTo() {
        telegram.fail("sendMessage", BotFault.tooMany(7));
        telegram.migrate(-55, -1_002_000_000_055L);

        assertThat(failure(() -> api.sendMessage(ChatText.html(7, "Hello"))).retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(failure(() -> api.sendMessage(ChatText.html(-55, "Hello"))).newChatId())
                .contains(-1_002_000_000_055L);
    }

    @Test
    void whatIsNoAnswerOfTelegramIsPassing() {
        telegram.fail(
                "sendMessage",
                BotFault.htmlPage(502),
                BotFault.htmlPage(403),
                BotFault.cutBefore(),
                BotFault.cutAfter(),
                BotFault.halfAnswer());

        for (int i = 0; i < 5; i++) {
            assertThat(failure(() -> api.sendMessage(ChatText.html(7, "Hello"))).reason())
                    .isEqualTo(Reason.UNAVAILABLE);
        }
    }

    @Test
    void theTokenIsInNoMessage() {
        String secret = telegram.token();
        telegram.fail("getMe", BotFault.cutBefore(), BotFault.htmlPage(502), BotFault.refusal(401, "Unauthorized"));

        for (int i = 0; i < 3; i++) {
            assertThat(printed(failure(api::getMe))).doesNotContain(secret.substring(secret.indexOf(':') + 1));
        }
        assertThat(printed(failure(new BotApi(URI.create("http://127.0.0.1:1"), Secret.of(secret))::getMe)))
                .doesNotContain(secret);
        assertThat(api.toString()).doesNotContain(secret);
    }

    @Test
    void aRedirectIsNotFollowed() {
        telegram.fail("getMe", BotFault.htmlPage(302));

        assertThat(failure(api::getMe).reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    private static BotApiException failure(ThrowingCallable call) {
        return catchThrowableOfType(BotApiException.class, call);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
