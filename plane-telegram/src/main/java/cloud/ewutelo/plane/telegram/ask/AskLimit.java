package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.bot.SlidingWindow;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Ten questions and presses a minute for each user. */
final class AskLimit {

    private static final int MOST = 10;

    private final TimeSource time;
    private final Map<Long, SlidingWindow> asked = new HashMap<>();

    AskLimit(TimeSource time) {
        this.time = time;
    }

    /** What becomes of a question. */
    enum Verdict {
        ANSWERED,
        /** The first that is too much: it is told that it is. */
        REFUSED,
        /** And the others are not even told. */
        IGNORED
    }

    synchronized Verdict ask(long userId) {
        SlidingWindow window = asked.computeIfAbsent(userId, id -> new SlidingWindow(MOST + 1, Duration.ofMinutes(1)));
        int left = window.left(time.nanoTime());
        if (left == 0) {
            return Verdict.IGNORED;
        }
        window.take(time.nanoTime());
        return left == 1 ? Verdict.REFUSED : Verdict.ANSWERED;
    }
}
