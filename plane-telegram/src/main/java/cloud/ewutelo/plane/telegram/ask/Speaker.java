package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotApiException;
import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import cloud.ewutelo.plane.telegram.bot.ChatText;
import cloud.ewutelo.plane.telegram.bot.Keyboard;
import cloud.ewutelo.plane.telegram.bot.SendBudget;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.message.TelegramHtml;
import cloud.ewutelo.plane.telegram.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers at once, beside the outbox: who asks is waiting, and asks again if nothing comes. */
final class Speaker {

    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final int REMEMBERED = 200;
    private static final int LONGEST_TOAST = 200;

    private final BotApi api;
    private final SendBudget budget;
    private final Keyboard keyboard;
    private final Store store;
    private final TimeSource time;
    private final Map<String, List<Message>> pages = new LinkedHashMap<>();

    Speaker(BotApi api, SendBudget budget, Store store, TimeSource time) {
        this.api = api;
        this.budget = budget;
        this.keyboard = new Keyboard(store.buttons());
        this.store = store;
        this.time = time;
    }

    /** Says something in as many pages as it has; the first one is shown. */
    void say(Asked asked, List<Message> answer) {
        if (answer.isEmpty()) {
            return;
        }
        long id = send(asked, answer.get(0));
        if (answer.size() > 1 && id != 0) {
            remember(asked.currentId() + "/" + id, answer);
        }
    }

    /** Says something short. */
    void say(Asked asked, String name, Object... values) {
        send(asked, asked.messages().say("reply." + name, values));
    }

    /** Turns to another page; false if it is forgotten. */
    boolean turn(Asked asked, int page) {
        List<Message> answer;
        synchronized (pages) {
            answer = pages.get(asked.currentId() + "/" + asked.messageId());
        }
        if (answer == null || page < 0 || page >= answer.size()) {
            return false;
        }
        budget.take(asked.currentId());
        try {
            api.editMessageText(asked.messageId(), text(asked, answer.get(page)));
        } catch (BotApiException e) {
            if (e.reason() != Reason.NOT_MODIFIED) {
                throw e;
            }
        }
        return true;
    }

    /** Shows a picture. */
    void show(Asked asked, byte[] png, String caption) {
        budget.take(asked.currentId());
        api.sendPhoto(png, ChatText.html(asked.currentId(), caption).silently().in(asked.topicOrNull()));
    }

    /** Stops a pressed button from spinning, and shows a few words; what is too late does no harm. */
    void toast(Asked asked, String callbackId, String name, Object... values) {
        String words =
                TelegramHtml.plain(asked.messages().say("reply." + name, values).html());
        toast(callbackId, words.length() > LONGEST_TOAST ? words.substring(0, LONGEST_TOAST) : words);
    }

    /** Stops a pressed button from spinning. */
    void toast(String callbackId, String words) {
        try {
            api.answerCallbackQuery(callbackId, words);
        } catch (BotApiException e) {
            LOG.debug("A pressed button could not be answered: {}", e.getMessage());
        }
    }

    private long send(Asked asked, Message message) {
        budget.take(asked.currentId());
        ChatText text = text(asked, message).in(asked.topicOrNull()).answering(asked.messageId());
        try {
            return api.sendMessage(text);
        } catch (BotApiException e) {
            return switch (e.reason()) {
                case BAD_MARKUP -> {
                    LOG.error("An answer is sent without markup. {}", e.getMessage());
                    yield api.sendMessage(text.plain(TelegramHtml.plain(text.text())));
                }
                case TOPIC_GONE -> api.sendMessage(text.in(null));
                case TOO_MANY_REQUESTS -> {
                    e.retryAfter().ifPresent(wait -> budget.pause(asked.currentId(), wait));
                    throw e;
                }
                default -> throw e;
            };
        }
    }

    private ChatText text(Asked asked, Message message) {
        return new ChatText(
                asked.currentId(),
                null,
                message.html(),
                true,
                true,
                store.inTransaction(() -> keyboard.rows(asked.chat().id(), message.buttons(), time.now())),
                null);
    }

    private void remember(String key, List<Message> answer) {
        synchronized (pages) {
            pages.put(key, answer);
            if (pages.size() > REMEMBERED) {
                pages.remove(pages.keySet().iterator().next());
            }
        }
    }
}
