package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and where the answer goes.
 *
 * @param chat the chat
 * @param currentId the id under which Telegram knows it now
 * @param topicOrNull the topic in which it was asked
 * @param messageId the message that asks, or that the pressed button belongs to
 * @param userId who asks
 * @param personOrNull who that is in Plane
 * @param messages texts in the chat's language
 */
record Asked(
        ChatSettings chat,
        long currentId,
        @Nullable Long topicOrNull,
        long messageId,
        long userId,
        @Nullable Person personOrNull,
        Messages messages) {

    /** Who that is in Plane. */
    Optional<Person> person() {
        return Optional.ofNullable(personOrNull);
    }
}
