package cloud.ewutelo.plane.support;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What was logged by all threads; servers in the background may go on logging while it is read. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> {

    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** The events so far, oldest first. */
    public Stream<ILoggingEvent> events() {
        return events.stream();
    }
}
