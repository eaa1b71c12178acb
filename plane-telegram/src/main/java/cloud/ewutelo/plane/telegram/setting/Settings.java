package cloud.ewutelo.plane.telegram.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that is set.
 *
 * @param plane where Plane is
 * @param bot how to speak with Telegram
 * @param chats who hears and may ask
 * @param people who is who in Plane
 * @param adminChatOrNull where the program tells of its own troubles
 * @param store where what must survive is kept
 * @param listen where Plane's webhooks arrive
 * @param privateListen where health and metrics are
 * @param rulesFileOrNull rules that stand above the standard ones
 */
public record Settings(
        PlaneSettings plane,
        BotSettings bot,
        List<ChatSettings> chats,
        List<Person> people,
        @Nullable Long adminChatOrNull,
        StoreSettings store,
        Address listen,
        Address privateListen,
        @Nullable Path rulesFileOrNull) {

    /** Copies the lists. */
    public Settings {
        chats = List.copyOf(chats);
        people = List.copyOf(people);
    }

    /** A chat that may hear and ask. */
    public Optional<ChatSettings> chat(long id) {
        return chats.stream().filter(chat -> chat.id() == id).findFirst();
    }

    /** Who somebody is in Plane. */
    public Optional<Person> person(long userId) {
        return people.stream().filter(person -> person.userId() == userId).findFirst();
    }

    /** Rules that stand above the standard ones. */
    public Optional<Path> rulesFile() {
        return Optional.ofNullable(rulesFileOrNull);
    }

    /** Where the program tells of its own troubles. */
    public OptionalLong adminChat() {
        return adminChatOrNull == null ? OptionalLong.empty() : OptionalLong.of(adminChatOrNull);
    }
}
