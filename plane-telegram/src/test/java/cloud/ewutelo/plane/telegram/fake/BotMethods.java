package cloud.ewutelo.plane.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the methods do. Guarded by the lock of the Bot API. */
final class BotMethods {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;

    private final FakeBotApi api;
    private final Set<String> pressed = new HashSet<>();
    private final Map<String, String> shown = new HashMap<>();

    BotMethods(FakeBotApi api) {
        this.api = api;
    }

    void pressed(String callbackId) {
        pressed.add(callbackId);
    }

    @Nullable
    String shown(String callbackId) {
        return shown.get(callbackId);
    }

    JsonNode call(BotRequest request) throws InterruptedException {
        return switch (request.method()) {
            case "getMe" -> api.bot();
            case "getUpdates" -> api.updates(request.number("offset"), request.number("timeout"));
            case "sendMessage" -> send(request, request.text("text"), LONGEST_TEXT, new byte[0]);
            case "sendPhoto" -> sendPhoto(request);
            case "editMessageText" -> edit(request, true);
            case "editMessageReplyMarkup" -> edit(request, false);
            case "deleteMessage" -> delete(request);
            case "answerCallbackQuery" -> answerCallback(request);
            case "setMyCommands" -> setMyCommands(request);
            case "createForumTopic" -> createTopic(request);
            case "getChat" -> FakeBotApi.json(api.reachable(request.number("chat_id")));
            case "setWebhook" -> setWebhook(request);
            case "deleteWebhook" -> {
                api.webhook().clear();
                yield BooleanNode.TRUE;
            }
            default -> throw Refusal.of(404, "Not Found: method not found");
        };
    }

    private JsonNode send(BotRequest request, String text, int longest, byte[] photo) {
        String words = words(request, text, longest, photo.length > 0);
        List<List<FakeButton>> buttons = buttons(request);
        FakeChat chat = api.reachable(request.number("chat_id"));
        Long topic = request.body().has("message_thread_id") ? request.number("message_thread_id") : null;
        if (topic != null && !chat.topics.containsKey(topic)) {
            throw Refusal.of(400, "Bad Request: message thread not found");
        }
        JsonNode replyTo = request.json("reply_parameters").path("message_id");
        FakeMessage message = new FakeMessage(
                chat.id,
                chat.nextId(),
                topic,
                text,
                words,
                request.flag("disable_notification"),
                buttons,
                0,
                photo,
                replyTo.isIntegralNumber() ? replyTo.longValue() : null);
        chat.messages.add(message);
        return json(chat, message);
    }

    private JsonNode sendPhoto(BotRequest request) {
        byte[] photo;
        try {
            photo = request.json("photo").binaryValue();
        } catch (IOException e) {
            photo = null;
        }
        if (photo == null || photo.length < 8 || photo[1] != 'P' || photo[2] != 'N' || photo[3] != 'G') {
            throw Refusal.of(400, "Bad Request: IMAGE_PROCESS_FAILED");
        }
        return send(request, request.text("caption"), LONGEST_CAPTION, photo);
    }

    private JsonNode edit(BotRequest request, boolean text) {
        FakeChat chat = api.reachable(request.number("chat_id"));
        int at = chat.indexOf(request.number("message_id"));
        if (at < 0) {
            throw Refusal.of(400, "Bad Request: message to edit not found");
        }
        FakeMessage old = chat.messages.get(at);
        String newText = text ? request.text("text") : old.text();
        String newWords = text ? words(request, newText, LONGEST_TEXT, false) : old.words();
        List<List<FakeButton>> newButtons = buttons(request);
        if (newWords.equals(old.words()) && newText.equals(old.text()) && newButtons.equals(old.buttons())) {
            throw Refusal.of(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly the "
                            + "same as a current content and reply markup of the message");
        }
        FakeMessage changed = old.changed(newText, newWords, newButtons);
        chat.messages.set(at, changed);
        return json(chat, changed);
    }

    private JsonNode delete(BotRequest request) {
        FakeChat chat = api.chat(request.number("chat_id"));
        int at = chat.indexOf(request.number("message_id"));
        if (at < 0) {
            throw Refusal.of(400, "Bad Request: message to delete not found");
        }
        chat.messages.remove(at);
        return BooleanNode.TRUE;
    }

    private JsonNode answerCallback(BotRequest request) {
        String id = request.text("callback_query_id");
        if (!pressed.remove(id)) {
            throw Refusal.of(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
        if (request.text("text").length() > 200) {
            throw Refusal.of(400, "Bad Request: MESSAGE_TOO_LONG");
        }
        shown.put(id, request.text("text"));
        return BooleanNode.TRUE;
    }

    private static JsonNode setMyCommands(BotRequest request) {
        for (JsonNode command : request.json("commands")) {
            if (!command.path("command").asText("").matches("[a-z0-9_]{1,32}")
                    || command.path("description").asText("").isEmpty()
                    || command.path("description").asText("").length() > 256) {
                throw Refusal.of(400, "Bad Request: BOT_COMMAND_INVALID");
            }
        }
        return BooleanNode.TRUE;
    }

    private JsonNode createTopic(BotRequest request) {
        FakeChat chat = api.reachable(request.number("chat_id"));
        if (chat.kind != FakeChat.Kind.FORUM) {
            throw Refusal.of(400, "Bad Request: the chat is not a forum");
        }
        if (!chat.mayManageTopics) {
            throw Refusal.of(400, "Bad Request: not enough rights to create a topic");
        }
        String name = request.text("name");
        if (name.isEmpty() || name.length() > 128) {
            throw Refusal.of(400, "Bad Request: TOPIC_TITLE_INVALID");
        }
        long id = chat.nextId();
        chat.topics.put(id, name);
        return FakeBotApi.JSON.createObjectNode().put("message_thread_id", id).put("name", name);
    }

    private JsonNode setWebhook(BotRequest request) {
        String secret = request.text("secret_token");
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            throw Refusal.of(400, "Bad Request: secret token contains unallowed characters");
        }
        api.webhook().set(URI.create(request.text("url")), secret);
        return BooleanNode.TRUE;
    }

    private static String words(BotRequest request, String text, int longest, boolean mayBeEmpty) {
        String words = request.text("parse_mode").equalsIgnoreCase("HTML") ? MarkupCheck.words(text) : text;
        if (words.length() > longest) {
            throw Refusal.of(400, "Bad Request: message is too long");
        }
        if (words.isBlank() && !mayBeEmpty) {
            throw Refusal.of(400, "Bad Request: message text is empty");
        }
        return words;
    }

    private static List<List<FakeButton>> buttons(BotRequest request) {
        List<List<FakeButton>> rows = new ArrayList<>();
        for (JsonNode row : request.json("reply_markup").path("inline_keyboard")) {
            List<FakeButton> cells = new ArrayList<>();
            for (JsonNode cell : row) {
                cells.add(button(cell));
            }
            rows.add(List.copyOf(cells));
        }
        return rows;
    }

    private static FakeButton button(JsonNode cell) {
        String data = cell.path("callback_data").asText(null);
        String url = cell.path("url").asText(null);
        if (data == null && url == null) {
            throw Refusal.of(400, "Bad Request: Text buttons are unallowed in the inline keyboard");
        }
        if (data != null && (data.isEmpty() || data.getBytes(StandardCharsets.UTF_8).length > 64)) {
            throw Refusal.of(400, "Bad Request: BUTTON_DATA_INVALID");
        }
        if (url != null && !url.matches("(https?|tg)://.+")) {
            throw Refusal.of(400, "Bad Request: BUTTON_URL_INVALID");
        }
        if (cell.path("text").asText("").isEmpty()) {
            throw Refusal.of(400, "Bad Request: can't parse inline keyboard button: Field \"text\" must not be empty");
        }
        return new FakeButton(cell.path("text").asText(), data, url);
    }

    private JsonNode json(FakeChat chat, FakeMessage message) {
        ObjectNode json = FakeBotApi.JSON.createObjectNode();
        json.put("message_id", message.id());
        json.put("date", 1_772_000_000);
        json.set("from", api.bot());
        json.set("chat", FakeBotApi.json(chat));
        if (message.photo().length == 0) {
            json.put("text", message.words());
        } else {
            json.put("caption", message.words());
        }
        if (message.topicOrNull() != null) {
            json.put("message_thread_id", message.topicOrNull());
        }
        return json;
    }
}
