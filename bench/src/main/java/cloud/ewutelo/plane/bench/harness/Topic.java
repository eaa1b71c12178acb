package cloud.ewutelo.plane.bench.harness;

/** Something to measure. A new one gets a package of its own and a line in {@link cloud.ewutelo.plane.bench.Bench}. */
public interface Topic {

    /**
     * Measures.
     *
     * @param report takes the results
     */
    void measure(Report report);
}
