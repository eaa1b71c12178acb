package cloud.ewutelo.plane.bench.harness;

/** A piece of work that can be repeated. */
public interface Workload extends AutoCloseable {

    /**
     * Does it once.
     *
     * @return what was done
     */
    Outcome run();

    @Override
    void close();

    /**
     * What was done.
     *
     * @param objects how many objects were decoded
     * @param checksum the sum of their numbers, by which the contenders show that they read the same
     * @param nanos how long it took
     */
    record Outcome(long objects, long checksum, long nanos) {}
}
