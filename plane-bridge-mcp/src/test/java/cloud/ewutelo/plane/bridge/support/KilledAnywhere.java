package cloud.ewutelo.plane.bridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes a call again and again, and kills the bridge at every request of the call, once before the request had its effect and
 * once after. What kills it is that the server never answers: not even a {@code finally} block runs, as with {@code kill -9}.
 */
public final class KilledAnywhere {

    private KilledAnywhere() {}

    /** What is done before, during and after the kill. */
    public interface Scenario {

        /** The call. The bridge has just been started. */
        void run(RunningBridge bridge);

        /** Looks at what is there after the call was repeated. */
        void check(RunningBridge bridge);
    }

    /**
     * Kills, starts again, repeats the call, and checks.
     *
     * @param world makes a server with all that is there before the call; a new one for each kill
     * @return how many kills there were
     */
    public static int at(Supplier<AgentWorld> world, Scenario scenario) {
        try (AgentWorld undisturbed = world.get();
                RunningBridge bridge = undisturbed.bridge()) {
            scenario.run(bridge);
            scenario.check(bridge);
        }
        int kills = 0;
        for (int request = 1; kill(world, scenario, request, false); request++) {
            assertThat(kill(world, scenario, request, true)).isTrue();
            kills += 2;
        }
        return kills;
    }

    /** Tells whether the call made so many requests. */
    private static boolean kill(Supplier<AgentWorld> world, Scenario scenario, int request, boolean processed) {
        String when = (processed ? "after" : "before") + " the effect of request " + request;
        try (AgentWorld server = world.get()) {
            CompletableFuture<Boolean> killed = new CompletableFuture<>();
            Runnable stop = () -> killed.complete(true);
            if (processed) {
                server.server.faults().stopAfterProcessing(request, stop);
            } else {
                server.server.faults().stopBeforeProcessing(request, stop);
            }
            Thread program = new Thread(
                    () -> {
                        try {
                            // Not closed: a bridge that is killed closes nothing.
                            scenario.run(server.bridge());
                            killed.complete(false);
                        } catch (Throwable e) {
                            killed.completeExceptionally(e);
                        }
                    },
                    "bridge to be killed");
            program.setDaemon(true);
            program.start();
            boolean reached = killed.get(1, TimeUnit.MINUTES);
            server.server.faults().clear();
            try (RunningBridge again = server.bridge()) {
                if (reached) {
                    scenario.run(again);
                }
                scenario.check(again);
            }
            return reached;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("Killed " + when + ": " + e.getMessage(), e);
        }
    }
}
