package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.telegram.message.Language;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat that may hear and ask.
 *
 * @param id Telegram's id; negative for groups
 * @param language of its messages
 * @param zone for quiet hours, the digest and due dates
 * @param quietFromOrNull start of the quiet hours
 * @param quietUntilOrNull end of the quiet hours
 * @param digestAtOrNull when the digest is sent; null for none
 * @param projects identifiers of the projects it hears of; empty for all
 * @param users ids of the Telegram users who may command in it
 * @param topics whether it is a forum in which each project has a topic
 */
public record ChatSettings(
        long id,
        Language language,
        ZoneId zone,
        @Nullable LocalTime quietFromOrNull,
        @Nullable LocalTime quietUntilOrNull,
        @Nullable LocalTime digestAtOrNull,
        List<String> projects,
        List<Long> users,
        boolean topics) {

    /** Copies the lists. */
    public ChatSettings {
        projects = List.copyOf(projects);
        users = List.copyOf(users);
    }
}
