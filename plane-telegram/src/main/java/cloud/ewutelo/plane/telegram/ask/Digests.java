package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.board.Board;
import cloud.ewutelo.plane.telegram.board.BoardKeeper;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.pipeline.Links;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends each chat its digest, once a day. After an outage it still comes for three hours. */
public final class Digests {

    private static final Duration STILL_OF_USE = Duration.ofHours(3);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

    private final List<ChatSettings> chats;
    private final DigestTimes times;
    private final BoardKeeper board;
    private final Links links;
    private final Store store;
    private final TimeSource time;
    private final Map<Long, LocalDate> sent = new HashMap<>();

    /** Sends nothing yet. */
    public Digests(List<ChatSettings> chats, BoardKeeper board, Links links, Store store, TimeSource time) {
        this.chats = List.copyOf(chats);
        this.times = new DigestTimes(store.notes());
        this.board = board;
        this.links = links;
        this.store = store;
        this.time = time;
    }

    /** Sends what is due; returns how long to wait before the next time. */
    public Duration step() {
        for (ChatSettings chat : chats) {
            ZonedDateTime now = time.now().atZone(chat.zone());
            Optional<LocalTime> at = times.of(chat);
            if (at.isPresent() && isDue(now, at.get()) && !now.toLocalDate().equals(sent.get(chat.id()))) {
                send(chat, now);
            }
        }
        return LOOK_AGAIN;
    }

    private static boolean isDue(ZonedDateTime now, LocalTime at) {
        ZonedDateTime due = now.toLocalDate().atTime(at).atZone(now.getZone());
        return !now.isBefore(due) && now.isBefore(due.plus(STILL_OF_USE));
    }

    private void send(ChatSettings chat, ZonedDateTime now) {
        Board read = board.board();
        if (!read.isComplete()) {
            return;
        }
        LocalDate day = now.toLocalDate();
        List<Message> digest = Messages.in(store.chats().language(chat.id()).orElse(chat.language()), chat.zone())
                .digest(new Reports(read.of(chat.projects()), links, now.toInstant(), chat.zone()).digest(day));
        store.inTransaction(() -> {
            for (int page = 0; page < digest.size(); page++) {
                // All pages are sent one after the other, because nobody is there to turn them.
                Message whole = new Message(digest.get(page).html(), List.of(), page > 0);
                // The key is why it comes once, with a restart or another replica as well.
                store.outbox()
                        .add(
                                Outgoing.plain(
                                        "digest/" + chat.id() + "/" + day + "/" + page,
                                        chat.id(),
                                        whole,
                                        now.toInstant()),
                                now.toInstant());
            }
        });
        sent.put(chat.id(), day);
    }
}
