package cloud.ewutelo.plane.bridge.poll;

/** Where agents are woken. */
@FunctionalInterface
public interface WakeTarget {

    /**
     * Wakes an agent. When this returns, the wake-up is safe with the receiver.
     *
     * @throws WakeFailedException if it was not taken, or nobody knows
     */
    void wake(WakeUp wakeUp) throws WakeFailedException, InterruptedException;
}
