package cloud.ewutelo.plane.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads updates without trusting them: what is not understood is empty. */
final class UpdateReader {

    private static final List<String> MEMBERS = List.of("member", "administrator", "creator", "restricted");

    private UpdateReader() {}

    /**
     * Reads an update.
     *
     * @param bot the bot itself, whose messages can be answered
     */
    static Optional<Update> read(JsonNode update, BotUser bot) {
        if (update.path("message").isObject()) {
            return message(update.path("message"), bot);
        }
        if (update.path("callback_query").isObject()) {
            return press(update.path("callback_query"));
        }
        JsonNode member = update.path("my_chat_member");
        JsonNode chat = member.path("chat").path("id");
        String status = member.path("new_chat_member").path("status").asText("");
        return chat.isIntegralNumber() && !status.isEmpty()
                ? Optional.of(new Update.Membership(chat.longValue(), MEMBERS.contains(status)))
                : Optional.empty();
    }

    private static Optional<Update> message(JsonNode message, BotUser bot) {
        JsonNode chat = message.path("chat").path("id");
        JsonNode id = message.path("message_id");
        JsonNode user = message.path("from").path("id");
        if (!chat.isIntegralNumber()) {
            return Optional.empty();
        }
        if (message.path("migrate_to_chat_id").isIntegralNumber()) {
            return Optional.of(new Update.Migrated(
                    chat.longValue(), message.path("migrate_to_chat_id").longValue()));
        }
        if (!id.isIntegralNumber()
                || !user.isIntegralNumber()
                || !message.path("text").isTextual()) {
            return Optional.empty();
        }
        String text = message.path("text").textValue();
        return Optional.of(new Update.Said(
                chat.longValue(),
                topic(message),
                id.longValue(),
                user.longValue(),
                text,
                commandLength(message.path("entities"), text),
                answered(message.path("reply_to_message"), bot)));
    }

    private static Optional<Update> press(JsonNode press) {
        JsonNode message = press.path("message");
        JsonNode chat = message.path("chat").path("id");
        JsonNode id = message.path("message_id");
        JsonNode user = press.path("from").path("id");
        String callbackId = press.path("id").asText("");
        if (!chat.isIntegralNumber() || !id.isIntegralNumber() || !user.isIntegralNumber() || callbackId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Update.Pressed(
                chat.longValue(),
                topic(message),
                id.longValue(),
                user.longValue(),
                callbackId,
                press.path("data").asText("")));
    }

    /** Groups without topics number the threads of answers as well, which is no topic. */
    private static @Nullable Long topic(JsonNode message) {
        return message.path("is_topic_message").asBoolean(false)
                        && message.path("message_thread_id").isIntegralNumber()
                ? message.path("message_thread_id").longValue()
                : null;
    }

    private static @Nullable Long answered(JsonNode answered, BotUser bot) {
        return answered.path("message_id").isIntegralNumber()
                        && answered.path("from").path("id").asLong() == bot.id()
                ? answered.path("message_id").longValue()
                : null;
    }

    private static int commandLength(JsonNode entities, String text) {
        for (JsonNode entity : entities) {
            if (entity.path("type").asText("").equals("bot_command")
                    && entity.path("offset").asInt(-1) == 0
                    && entity.path("length").isInt()) {
                int length = entity.path("length").intValue();
                return length > 0 && length <= text.length() ? length : 0;
            }
        }
        return 0;
    }
}
