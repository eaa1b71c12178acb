package cloud.ewutelo.plane.bridge.tool;

import cloud.ewutelo.plane.bridge.agent.Caller;

/**
 * A call of a tool.
 *
 * @param caller who calls; never taken from the arguments
 * @param arguments checked against the tool's schema
 * @param progress is told how far a long call is
 */
public record ToolCall(Caller caller, Arguments arguments, Progress progress) {

    /** Is told how far a call is. */
    @FunctionalInterface
    public interface Progress {

        /** Tells nobody. */
        Progress NONE = (done, total) -> {};

        /**
         * Tells how far it is.
         *
         * @param done how much is done, in bytes
         * @param total how much there is to do, in bytes
         */
        void report(long done, long total);
    }
}
