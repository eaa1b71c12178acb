package cloud.ewutelo.plane.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What people do, over HTTP, for demonstrations: {@code POST /control/say}, {@code /control/press}, {@code /control/messages}. */
final class Control {

    private final FakeBotApi api;

    Control(FakeBotApi api) {
        this.api = api;
    }

    JsonNode answer(BotRequest request) {
        FakeUser user = new FakeUser(request.number("user"), "Person");
        long chat = request.number("chat");
        return switch (request.method()) {
            case "say" -> FakeBotApi.JSON.createObjectNode().put("id", api.say(user, chat, request.text("text")));
            case "press" -> {
                FakeMessage message = message(chat, request.number("message"));
                yield FakeBotApi.JSON.createObjectNode().put("id", api.press(user, message, request.text("label")));
            }
            case "reply" -> {
                FakeMessage message = message(chat, request.number("message"));
                yield FakeBotApi.JSON.createObjectNode().put("id", api.reply(user, message, request.text("text")));
            }
            default -> messages(chat);
        };
    }

    private FakeMessage message(long chat, long id) {
        return api.messages(chat).stream()
                .filter(message -> message.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no message " + id + "."));
    }

    private ArrayNode messages(long chat) {
        ArrayNode list = FakeBotApi.JSON.createArrayNode();
        for (FakeMessage message : api.messages(chat)) {
            ObjectNode json = list.addObject();
            json.put("id", message.id());
            json.put("topic", message.topicOrNull());
            json.put("words", message.words());
            json.put("html", message.text());
            json.put("silent", message.silent());
            json.put("edits", message.edits());
            json.put("picture_bytes", message.photo().length);
            json.put("buttons", message.buttons().toString());
        }
        return list;
    }
}
