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
 * @param webhooksPerMinute how many webhooks are taken in a minute; Plane sends again what is dropped
 * @param proxies addresses of reverse proxies, which tell who really asks
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
        int webhooksPerMinute,
        List<String> proxies,
        @Nullable Path rulesFileOrNull) {

    /** How many webhooks are taken in a minute, unless told otherwise. */
    public static final int WEBHOOKS_PER_MINUTE = 100;

    /** Copies the lists. */
    public Settings {
        chats = List.copyOf(chats);
        people = List.copyOf(people);
        proxies = List.copyOf(proxies);
    }

    /** Settings with the usual limit of webhooks, and no proxy. */
    public Settings(
            PlaneSettings plane,
            BotSettings bot,
            List<ChatSettings> chats,
            List<Person> people,
            @Nullable Long adminChatOrNull,
            StoreSettings store,
            Address listen,
            Address privateListen,
            @Nullable Path rulesFileOrNull) {
        this(
                plane,
                bot,
                chats,
                people,
                adminChatOrNull,
                store,
                listen,
                privateListen,
                WEBHOOKS_PER_MINUTE,
                List.of(),
                rulesFileOrNull);
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
