package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.fake.BotFault;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.CreateForumTopic;
import com.pengrad.telegrambot.request.DeleteMessage;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.response.SendResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake is good for what a client says of it that nobody here wrote. */
class PengradTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final long FORUM = -1_002_000_000_001L;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

    private final FakeBotApi telegram = FakeBotApi.start().withPrivateChat(ANA).withForum(FORUM, "Team");
    private final TelegramBot bot = new TelegramBot.Builder(telegram.token())
            .apiUrl(telegram.url() + "/bot")
            .build();

    @AfterEach
    void close() {
        bot.shutdown();
        telegram.close();
    }

    @Test
    void sendsChangesAndDeletes() {
        assertThat(bot.execute(new GetMe()).user().username()).isEqualTo("plane_test_bot");
        SendResponse sent = bot.execute(new SendMessage(7L, "<b>Fish &amp; chips</b>")
                .parseMode(ParseMode.HTML)
                .disableNotification(true)
                .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true))
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("Done").callbackData("k1"))));
        assertThat(sent.isOk()).as(sent.description()).isTrue();
        assertThat(sent.message().text()).isEqualTo("Fish & chips");
        int id = sent.message().messageId();

        assertThat(bot.execute(new EditMessageText(7L, id, "Eaten")).isOk()).isTrue();
        assertThat(bot.execute(new EditMessageText(7L, id, "Eaten")).description())
                .contains("message is not modified");
        assertThat(bot.execute(new EditMessageReplyMarkup(7L, id)
                                .replyMarkup(
                                        new InlineKeyboardMarkup(new InlineKeyboardButton("A").callbackData("k2"))))
                        .isOk())
                .isTrue();
        assertThat(bot.execute(new DeleteMessage(7L, id)).isOk()).isTrue();
        assertThat(telegram.messages(7)).isEmpty();
    }

    @Test
    void topicsPicturesAndCommands() {
        Long topic = bot.execute(new CreateForumTopic(FORUM, "Onboarding"))
                .forumTopic()
                .messageThreadId();
        assertThat(bot.execute(new SendPhoto(FORUM, PNG).caption("Chart").messageThreadId(topic))
                        .isOk())
                .isTrue();
        assertThat(telegram.messages(FORUM).get(0).photo()).isEqualTo(PNG);
        assertThat(bot.execute(new SendMessage(FORUM, "Hello").messageThreadId(9_999))
                        .description())
                .contains("thread not found");
        assertThat(bot.execute(new SetMyCommands(new BotCommand("plane", "Plane")))
                        .isOk())
                .isTrue();
    }

    @Test
    void updatesAndButtons() {
        telegram.say(ANA, 7, "/plane status");
        List<Update> updates = bot.execute(new GetUpdates().timeout(5)).updates();
        assertThat(updates.get(0).message().text()).isEqualTo("/plane status");
        assertThat(updates.get(0).message().entities()[0].length()).isEqualTo(6);
        int next = updates.get(0).updateId() + 1;

        bot.execute(new SendMessage(7L, "Press")
                .replyMarkup(new InlineKeyboardMarkup(new InlineKeyboardButton("Done").callbackData("k1"))));
        String press = telegram.press(ANA, telegram.messages(7).get(0), "Done");
        Update pressed =
                bot.execute(new GetUpdates().offset(next).timeout(5)).updates().get(0);
        assertThat(pressed.callbackQuery().data()).isEqualTo("k1");
        assertThat(bot.execute(new AnswerCallbackQuery(pressed.callbackQuery().id()).text("Done!"))
                        .isOk())
                .isTrue();
        assertThat(telegram.shown(press)).isEqualTo("Done!");
        assertThat(bot.execute(new AnswerCallbackQuery("1")).description()).contains("query is too old");
    }

    @Test
    void refusals() {
        telegram.fail("sendMessage", BotFault.tooMany(7));
        SendResponse tooMany = bot.execute(new SendMessage(7L, "Hello"));
        assertThat(tooMany.errorCode()).isEqualTo(429);
        assertThat(tooMany.parameters().retryAfter()).isEqualTo(7);
        assertThat(bot.execute(new SendMessage(7L, "<b>open").parseMode(ParseMode.HTML))
                        .description())
                .contains("can't parse entities");
        assertThat(bot.execute(new SendMessage(7L, "x".repeat(4097))).description())
                .contains("message is too long");
        assertThat(bot.execute(new SendMessage(99L, "Hello")).description()).contains("chat not found");
        telegram.block(7, true);
        assertThat(bot.execute(new SendMessage(7L, "Hello")).errorCode()).isEqualTo(403);
        telegram.migrate(FORUM, FORUM - 1);
        assertThat(bot.execute(new SendMessage(FORUM, "Hello")).parameters().migrateToChatId())
                .isEqualTo(FORUM - 1);
        telegram.fail("getUpdates", BotFault.refusal(409, "Conflict: terminated by other getUpdates request"));
        assertThat(bot.execute(new GetUpdates()).errorCode()).isEqualTo(409);
    }
}
