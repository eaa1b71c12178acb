package cloud.ewutelo.plane.telegram.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Telegram's limits: 30 messages a second over all, one a second in a chat with a person, 20 a minute in a group. */
final class Limits {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private final Map<Long, Deque<Long>> sent = new HashMap<>();

    Limits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void take(FakeChat chat) {
        long now = nanoTime.getAsLong();
        Deque<Long> here = window(chat.id, now, chat.isGroup() ? 60 * SECOND : SECOND * 9 / 10);
        Deque<Long> everywhere = window(0, now, SECOND);
        if (here.size() >= (chat.isGroup() ? 20 : 1)) {
            long wait = here.element() + (chat.isGroup() ? 60 * SECOND : SECOND) - now;
            throw Refusal.tooMany(Math.max(1, (wait + SECOND - 1) / SECOND));
        }
        if (everywhere.size() >= 30) {
            throw Refusal.tooMany(1);
        }
        here.add(now);
        everywhere.add(now);
    }

    private Deque<Long> window(long key, long now, long length) {
        Deque<Long> times = sent.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!times.isEmpty() && now - times.element() >= length) {
            times.remove();
        }
        return times;
    }
}
