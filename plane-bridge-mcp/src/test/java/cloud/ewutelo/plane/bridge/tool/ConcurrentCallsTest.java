package cloud.ewutelo.plane.bridge.tool;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.command.Bridge;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import cloud.ewutelo.plane.http.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many calls of an agent run at a time. */
class ConcurrentCallsTest {

    private static final int LIMIT = 8;

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch running = new CountDownLatch(LIMIT);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private BridgeFixture fixture;
    private Bridge bridge;
    private ToolRegistry registry;

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder).bothAgents();
        bridge = fixture.bridge();
        registry = new ToolRegistry(List.of(new Slow()), Set.of(), false, ToolObserver.NONE, TimeSource.system());
    }

    @AfterEach
    void tearDown() {
        goOn.countDown();
        threads.shutdownNow();
        bridge.close();
        fixture.close();
    }

    /** Says that it runs, and ends when it is told to. */
    private final class Slow implements Tool {

        @Override
        public ToolDescription description() {
            Map<String, Object> schema = Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("wait", Map.of("type", "boolean")),
                    "additionalProperties",
                    false);
            return new ToolDescription(
                    "slow", "Slow", "Waits.", ToolAccess.READ, true, schema, Map.of("type", "object"));
        }

        @Override
        public ToolResult call(ToolCall call) {
            if (call.arguments().flag("wait").orElse(false)) {
                running.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return ToolResult.of("Waited.", Map.of());
        }
    }

    private ToolResult call(String agent, boolean wait) {
        return registry.call(
                "slow",
                Map.of("wait", wait),
                bridge.agents().identity(agent, Optional.empty()),
                ToolCall.Progress.NONE);
    }

    @Test
    void theNinthOfAnAgentIsRefusedUntilOneHasEnded() throws Exception {
        List<Future<ToolResult>> calls = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            calls.add(threads.submit(() -> call("imhotep", true)));
        }
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

        ToolResult ninth = call("imhotep", false);
        assertThat(ninth.isError()).isTrue();
        assertThat(ninth.outcome()).isEqualTo("rate_limited");
        assertThat(ninth.text())
                .contains("8 calls of \"imhotep\" are running; nothing was done", "then repeat the call");
        assertThat(call("concierge", false).isError()).as("another agent's").isFalse();

        goOn.countDown();
        for (Future<ToolResult> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).isError()).isFalse();
        }
        assertThat(call("imhotep", false).isError()).isFalse();
    }
}
