package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.tool.ToolCall;

/** Passes on how far a call is, though not every step: one in a hundred is enough for people and models. */
final class ProgressNotes implements ToolCall.Progress {

    private final ToolCall.Progress receiver;
    private long next;
    private boolean complete;

    ProgressNotes(ToolCall.Progress receiver) {
        this.receiver = receiver;
    }

    @Override
    public synchronized void report(long done, long total) {
        if (complete || (done < next && done < total)) {
            return;
        }
        complete = done >= total;
        next = done + Math.max(1, total / 100);
        receiver.report(done, total);
    }
}
