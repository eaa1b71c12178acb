package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.store.Notes;
import java.time.LocalTime;
import java.util.Optional;

/** When each chat gets its digest: as somebody chose in the chat, else as it is set. */
final class DigestTimes {

    private static final String NAME = "digest-at/";
    private static final String OFF = "off";

    private final Notes notes;

    DigestTimes(Notes notes) {
        this.notes = notes;
    }

    Optional<LocalTime> of(ChatSettings chat) {
        Optional<String> chosen = notes.get(NAME + chat.id());
        if (chosen.isEmpty()) {
            return Optional.ofNullable(chat.digestAtOrNull());
        }
        return chosen.filter(text -> !text.equals(OFF)).map(LocalTime::parse);
    }

    void choose(ChatSettings chat, LocalTime at) {
        notes.set(NAME + chat.id(), at.toString());
    }

    void turnOff(ChatSettings chat) {
        notes.set(NAME + chat.id(), OFF);
    }
}
