package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much may be sent, a little below what Telegram allows: 25 messages a second over all, one a second in a chat, and 18 a
 * minute in a group. Changes of messages count as well.
 */
public final class SendBudget {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int EVERYWHERE = 25;
    private static final int IN_A_GROUP = 18;

    private final TimeSource time;
    private final SlidingWindow everywhere = new SlidingWindow(EVERYWHERE, SECOND);
    private final Map<Long, Chat> chats = new HashMap<>();

    private static final class Chat {
        final SlidingWindow second = new SlidingWindow(1, SECOND);
        final SlidingWindow minute = new SlidingWindow(IN_A_GROUP, MINUTE);
        long pausedUntil;
        boolean paused;
    }

    /** Nothing is used yet. */
    public SendBudget(TimeSource time) {
        this.time = time;
    }

    /** How long until the chat may get something. */
    public synchronized Duration waitFor(long chatId) {
        long now = time.nanoTime();
        Chat chat = chat(chatId);
        long wait = Math.max(everywhere.waitFor(now), chat.second.waitFor(now));
        if (isGroup(chatId)) {
            wait = Math.max(wait, chat.minute.waitFor(now));
        }
        return Duration.ofNanos(Math.max(wait, paused(chat, now)));
    }

    /** Counts something that is sent. */
    public synchronized void take(long chatId) {
        long now = time.nanoTime();
        Chat chat = chat(chatId);
        everywhere.take(now);
        chat.second.take(now);
        if (isGroup(chatId)) {
            chat.minute.take(now);
        }
    }

    /** Leaves a chat alone, as Telegram asks for. */
    public synchronized void pause(long chatId, Duration duration) {
        Chat chat = chat(chatId);
        chat.pausedUntil = time.nanoTime() + duration.toNanos();
        chat.paused = true;
    }

    /** Whether only one more may go to a group within the minute, so that it should hold all that waits. */
    synchronized boolean isScarce(long chatId) {
        return isGroup(chatId) && chat(chatId).minute.left(time.nanoTime()) <= 1;
    }

    private long paused(Chat chat, long now) {
        if (chat.paused && chat.pausedUntil - now > 0) {
            return chat.pausedUntil - now;
        }
        chat.paused = false;
        return 0;
    }

    private Chat chat(long chatId) {
        return chats.computeIfAbsent(chatId, id -> new Chat());
    }

    private static boolean isGroup(long chatId) {
        return chatId < 0;
    }
}
