package cloud.ewutelo.plane.support;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a program again and again, and kills it at every request that it makes, once before the request had its effect and once
 * after. What kills it is that the server never answers: not even a {@code finally} block runs, as with {@code kill -9}.
 */
public final class KilledAnywhere {

    private KilledAnywhere() {}

    /** What is done before, during and after the kill. */
    public interface Scenario {

        /** The program. It opens clients of its own, since all in its memory is lost. */
        void run(PlaneServer server);

        /** Looks at what the program left behind, after it was started again where it was killed. */
        void check(PlaneServer server);

        /** Whether the program is started again; if not, {@link #check} sees what a kill leaves for others. */
        default boolean startsAgain() {
            return true;
        }
    }

    /**
     * Kills, starts again, and checks.
     *
     * @param world makes a server with all that is there before the program runs; a new one for each kill
     */
    public static void at(Supplier<PlaneServer> world, Scenario scenario) {
        try (PlaneServer undisturbed = world.get()) {
            scenario.run(undisturbed);
            scenario.check(undisturbed);
        }
        boolean killed = true;
        for (int request = 1; killed; request++) {
            killed = kill(world, scenario, request, false);
            if (killed) {
                assertThat(kill(world, scenario, request, true)).isTrue();
            }
        }
    }

    /** Tells whether the program made so many requests. */
    private static boolean kill(Supplier<PlaneServer> world, Scenario scenario, int request, boolean processed) {
        String when = (processed ? "after" : "before") + " the effect of request " + request;
        try (PlaneServer server = world.get()) {
            CompletableFuture<Boolean> killed = new CompletableFuture<>();
            Runnable stop = () -> killed.complete(true);
            if (processed) {
                server.faults().stopAfterProcessing(request, stop);
            } else {
                server.faults().stopBeforeProcessing(request, stop);
            }
            Thread program = new Thread(
                    () -> {
                        try {
                            scenario.run(server);
                            killed.complete(false);
                        } catch (Throwable e) {
                            killed.completeExceptionally(e);
                        }
                    },
                    "program to be killed");
            program.setDaemon(true);
            program.start();
            boolean reached = killed.get(1, TimeUnit.MINUTES);
            server.faults().clear();
            if (reached && scenario.startsAgain()) {
                scenario.run(server);
            }
            scenario.check(server);
            return reached;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Killed " + when + ": " + e.getMessage(), e);
        }
    }
}
