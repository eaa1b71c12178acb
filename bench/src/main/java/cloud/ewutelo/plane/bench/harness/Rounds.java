package cloud.ewutelo.plane.bench.harness;

import cloud.ewutelo.plane.bench.harness.Contender.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What contenders needed when they took turns. In each round every contender works once, in changing order, so that
 * whatever else the machine does falls on all of them; contenders are compared within a round, and the median over the rounds is
 * the result.
 */
public final class Rounds {

    private static final long LONGEST_WARM_UP = 20_000_000_000L;

    private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

    private Rounds() {}

    /**
     * Has all contenders warm up, and then take turns.
     *
     * @param warmups how often each works before; less often if that takes it longer than 20 seconds
     * @throws IllegalStateException if they did not all read the same
     */
    public static Rounds of(List<Contender> contenders, int warmups, int rounds) {
        Rounds result = new Rounds();
        Turn first = contenders.get(0).run();
        for (Contender contender : contenders) {
            long start = System.nanoTime();
            for (int i = 0; i < warmups && System.nanoTime() - start < LONGEST_WARM_UP; i++) {
                Turn turn = contender.run();
                if (turn.objects() != first.objects() || turn.checksum() != first.checksum()) {
                    throw new IllegalStateException(contender.name() + " read something else than the others");
                }
            }
            result.turns.put(contender.name(), new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get((round + i) % contenders.size());
                result.turnsOf(contender.name()).add(contender.run());
            }
        }
        return result;
    }

    /** How many times as fast one is as the other. */
    public double speed(String one, String other) {
        return median(one, other, Turn::nanos, (ofOne, ofOther) -> ofOther / ofOne);
    }

    /** How many times as much one does with the same processor time; neighbours on the machine matter less. */
    public double thrift(String one, String other) {
        return median(one, other, Turn::cpuNanos, (ofOne, ofOther) -> ofOther / ofOne);
    }

    /** How many nanoseconds longer one takes than the other. */
    public double difference(String one, String other) {
        return median(one, other, Turn::nanos, (ofOne, ofOther) -> ofOne - ofOther);
    }

    private double median(String one, String other, ToDoubleFunction<Turn> cost, DoubleBinaryOperator comparison) {
        List<Turn> ofOne = turnsOf(one);
        List<Turn> ofOther = turnsOf(other);
        return median(IntStream.range(0, ofOne.size())
                .mapToDouble(round -> comparison.applyAsDouble(
                        cost.applyAsDouble(ofOne.get(round)), cost.applyAsDouble(ofOther.get(round)))));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private List<Turn> turnsOf(String name) {
        return Objects.requireNonNull(turns.get(name), name);
    }

    /** The median turn of each, for whoever wants to see more than ratios. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        turns.forEach((name, all) -> text.append(String.format(
                "    %-16s %,10.0f us, processor %,10.0f us%n",
                name,
                median(all.stream().mapToDouble(Turn::nanos)) / 1000,
                median(all.stream().mapToDouble(Turn::cpuNanos)) / 1000)));
        return text.toString();
    }
}
