package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's Bot API, as far as it is needed. Answers are read as trees, so that what Telegram adds to them does no harm. The
 * token is part of every URL and in no message, exception or log.
 */
public final class BotApi implements AutoCloseable {

    /** The updates that are asked for; left out, Telegram would keep the setting of whoever used the bot before. */
    static final List<String> UPDATES = List.of("message", "callback_query", "my_chat_member");

    private static final MediaType JSON_TYPE = MediaType.get("application/json; charset=utf-8");
    private static final MediaType PNG = MediaType.get("image/png");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(50);
    private static final Duration POLL_MARGIN = Duration.ofSeconds(15);
    private static final int LARGEST_ANSWER = 16 << 20;

    private final HttpUrl base;
    private final Secret token;
    private final OkHttpClient http;
    private final OkHttpClient pollHttp;

    /**
     * A client; asks nothing yet.
     *
     * @param base Telegram's address, or that of a Bot API server of your own
     * @param token the bot's token
     */
    public BotApi(URI base, Secret token) {
        this.base = HttpUrl.get(base);
        this.token = token;
        this.http = new OkHttpClient.Builder()
                // The address holds the token: nobody may send it elsewhere.
                .followRedirects(false)
                // A message that was perhaps sent is not sent again behind the sender's back.
                .retryOnConnectionFailure(false)
                .callTimeout(CALL)
                .readTimeout(CALL)
                .build();
        this.pollHttp = http.newBuilder()
                .dispatcher(new Dispatcher())
                .callTimeout(LONGEST_POLL.plus(POLL_MARGIN))
                .readTimeout(LONGEST_POLL.plus(POLL_MARGIN))
                .build();
    }

    /** Who the bot is. */
    public BotUser getMe() {
        JsonNode me = call("getMe", object());
        return new BotUser(
                me.path("id").asLong(),
                me.path("username").asText(""),
                me.path("first_name").asText(""));
    }

    /**
     * Waits for updates.
     *
     * @param offset the first one wanted; those before it are forgotten by Telegram
     * @param timeout how long to wait, at most 50 seconds
     * @return the updates as they come, perhaps odd ones among them
     */
    public List<JsonNode> getUpdates(long offset, Duration timeout) {
        ObjectNode body = object();
        body.put("offset", offset);
        body.put("timeout", Math.min(timeout.toSeconds(), LONGEST_POLL.toSeconds()));
        body.set("allowed_updates", JSON.valueToTree(UPDATES));
        JsonNode result = call(pollHttp, "getUpdates", json(body));
        List<JsonNode> updates = new ArrayList<>();
        result.forEach(updates::add);
        return updates;
    }

    /** Sends a text and returns the message's id. */
    public long sendMessage(ChatText text) {
        ObjectNode body = object();
        body.put("chat_id", text.chatId());
        if (text.topicIdOrNull() != null) {
            body.put("message_thread_id", text.topicIdOrNull());
        }
        if (text.silent()) {
            body.put("disable_notification", true);
        }
        if (text.replyToOrNull() != null) {
            body.putObject("reply_parameters")
                    .put("message_id", text.replyToOrNull())
                    .put("allow_sending_without_reply", true);
        }
        return messageId(call("sendMessage", words(body, text)));
    }

    /** Replaces a message's text and buttons. */
    public void editMessageText(long messageId, ChatText text) {
        ObjectNode body = object();
        body.put("chat_id", text.chatId());
        body.put("message_id", messageId);
        call("editMessageText", words(body, text));
    }

    /** Replaces a message's buttons. */
    public void editMessageReplyMarkup(long chatId, long messageId, List<List<InlineButton>> buttons) {
        ObjectNode body = object();
        body.put("chat_id", chatId);
        body.put("message_id", messageId);
        body.set("reply_markup", keyboard(buttons));
        call("editMessageReplyMarkup", body);
    }

    /** Deletes a message, which Telegram allows for 48 hours. */
    public void deleteMessage(long chatId, long messageId) {
        ObjectNode body = object();
        body.put("chat_id", chatId);
        body.put("message_id", messageId);
        call("deleteMessage", body);
    }

    /**
     * Tells Telegram that a button did its work.
     *
     * @param words shown to whoever pressed it, up to 200 characters; empty for none
     */
    public void answerCallbackQuery(String callbackId, String words) {
        ObjectNode body = object();
        body.put("callback_query_id", callbackId);
        if (!words.isEmpty()) {
            body.put("text", words);
        }
        call("answerCallbackQuery", body);
    }

    /**
     * Sets the commands that Telegram offers while one types.
     *
     * @param language such as {@code fr}; empty for all that have none of their own
     * @param commands descriptions by name
     */
    public void setMyCommands(String language, Map<String, String> commands) {
        ObjectNode body = object();
        ArrayNode list = body.putArray("commands");
        commands.forEach(
                (name, description) -> list.addObject().put("command", name).put("description", description));
        body.putObject("scope").put("type", "default");
        if (!language.isEmpty()) {
            body.put("language_code", language);
        }
        call("setMyCommands", body);
    }

    /**
     * Opens a topic in a forum.
     *
     * @param name up to 128 characters
     * @return its id
     */
    public long createForumTopic(long chatId, String name) {
        ObjectNode body = object();
        body.put("chat_id", chatId);
        body.put("name", name);
        return call("createForumTopic", body).path("message_thread_id").asLong();
    }

    /** Sends a picture in PNG and returns the message's id. The text's limit is 1,024 characters. */
    public long sendPhoto(byte[] png, ChatText caption) {
        MultipartBody.Builder form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("chat_id", Long.toString(caption.chatId()))
                .addFormDataPart("caption", caption.text());
        if (caption.html()) {
            form.addFormDataPart("parse_mode", "HTML");
        }
        if (caption.topicIdOrNull() != null) {
            form.addFormDataPart("message_thread_id", caption.topicIdOrNull().toString());
        }
        if (caption.silent()) {
            form.addFormDataPart("disable_notification", "true");
        }
        if (!caption.buttons().isEmpty()) {
            form.addFormDataPart("reply_markup", keyboard(caption.buttons()).toString());
        }
        form.addFormDataPart("photo", "chart.png", RequestBody.create(png, PNG));
        return messageId(call(http, "sendPhoto", form.build()));
    }

    /**
     * Lets Telegram bring the updates.
     *
     * @param url an address with https that Telegram reaches
     * @param secret what Telegram shows with each update
     */
    public void setWebhook(URI url, Secret secret) {
        ObjectNode body = object();
        body.put("url", url.toString());
        body.put("secret_token", secret.reveal());
        // Updates are handled in their order.
        body.put("max_connections", 1);
        body.set("allowed_updates", JSON.valueToTree(UPDATES));
        call("setWebhook", body);
    }

    /** Lets Telegram keep the updates until they are asked for. */
    public void deleteWebhook() {
        call("deleteWebhook", object());
    }

    /**
     * Asks about a chat.
     *
     * @return its title, or the name of the person
     */
    public String getChat(long chatId) {
        ObjectNode body = object();
        body.put("chat_id", chatId);
        JsonNode chat = call("getChat", body);
        String title = chat.path("title").asText("");
        return title.isEmpty() ? chat.path("first_name").asText("") : title;
    }

    private static ObjectNode words(ObjectNode body, ChatText text) {
        body.put("text", text.text());
        if (text.html()) {
            body.put("parse_mode", "HTML");
        }
        body.putObject("link_preview_options").put("is_disabled", true);
        if (!text.buttons().isEmpty()) {
            body.set("reply_markup", keyboard(text.buttons()));
        }
        return body;
    }

    private static ObjectNode keyboard(List<List<InlineButton>> buttons) {
        ObjectNode markup = object();
        ArrayNode rows = markup.putArray("inline_keyboard");
        for (List<InlineButton> row : buttons) {
            ArrayNode cells = rows.addArray();
            for (InlineButton button : row) {
                ObjectNode cell = cells.addObject().put("text", button.label());
                if (button.urlOrNull() != null) {
                    cell.put("url", button.urlOrNull());
                } else {
                    cell.put("callback_data", button.keyOrNull());
                }
            }
        }
        return markup;
    }

    private JsonNode call(String method, ObjectNode body) {
        return call(http, method, json(body));
    }

    private JsonNode call(OkHttpClient client, String method, RequestBody body) {
        HttpUrl url = base.newBuilder()
                .addPathSegment("bot" + token.reveal())
                .addPathSegment(method)
                .build();
        try (Response response = client.newCall(
                        new Request.Builder().url(url).post(body).build())
                .execute()) {
            return result(method, response);
        } catch (IOException e) {
            // Without the cause, whose message may hold the address.
            throw new BotApiException(
                    Reason.UNAVAILABLE, "Telegram did not answer " + method + ": " + hidden(e.toString()));
        }
    }

    private JsonNode result(String method, Response response) throws IOException {
        JsonNode answer = read(response);
        if (answer.path("ok").asBoolean(false)) {
            return answer.path("result");
        }
        if (answer.path("ok").isBoolean()) {
            throw BotFailures.of(method, answer, Optional.ofNullable(response.header("Retry-After")));
        }
        throw new BotApiException(
                Reason.UNAVAILABLE,
                "Not Telegram but something on the way to it answered " + method + ": status " + response.code());
    }

    private static @Nullable JsonNode tree(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static JsonNode read(Response response) throws IOException {
        byte[] body = response.peekBody(LARGEST_ANSWER).bytes();
        JsonNode tree = tree(body);
        return tree == null ? object() : tree;
    }

    private static long messageId(JsonNode result) {
        JsonNode id = result.path("message_id");
        if (!id.isIntegralNumber()) {
            // It was sent, so it must not count as failed.
            return 0;
        }
        return id.longValue();
    }

    private static RequestBody json(ObjectNode body) {
        return RequestBody.create(body.toString(), JSON_TYPE);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private String hidden(String words) {
        return words.replace(token.reveal(), "***");
    }

    /** Ends the wait for updates, which sockets do not end when their thread is interrupted. */
    public void stopWaiting() {
        pollHttp.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        stopWaiting();
        http.dispatcher().executorService().shutdown();
        pollHttp.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Where it asks, without the token. */
    @Override
    public String toString() {
        return "BotApi[" + base + "]";
    }
}
