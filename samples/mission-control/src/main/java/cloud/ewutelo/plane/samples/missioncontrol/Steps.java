package cloud.ewutelo.plane.samples.missioncontrol;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is told on the way. Every step is checked: what does not hold ends the demo with exit code 1. */
final class Steps {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream out;
    private final long start = System.nanoTime();
    private int checked;

    Steps(PrintStream out) {
        this.out = out;
    }

    /** Tells what begins. */
    void chapter(String title) {
        out.printf("%n%5.1f s  %s%n", seconds(), title);
    }

    /** Tells what is seen. */
    void tell(String line) {
        out.println("         " + line);
    }

    /** Tells what holds, or fails. */
    void check(String what, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("This does not hold: " + what);
        }
        checked++;
        out.println("       ✓ " + what);
    }

    /** Waits until it holds, tells it, or fails. */
    void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        check(what, holds.getAsBoolean());
    }

    int checked() {
        return checked;
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
