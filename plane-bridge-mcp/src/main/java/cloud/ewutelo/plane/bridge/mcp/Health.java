package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.agent.AgentDirectory;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.PlaneException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the bridge can work: Plane was reached and judged the agents' keys, and calls are taken. Keys are checked one by one
 * after the start, and again later where Plane could not be reached.
 */
final class Health implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final long TRY_AGAIN_SECONDS = 30;

    private final ToolRegistry tools;
    private final AgentDirectory agents;
    private final Map<String, String> states = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "key-checks");
        thread.setDaemon(true);
        return thread;
    });

    Health(ToolRegistry tools, AgentDirectory agents) {
        this.tools = tools;
        this.agents = agents;
    }

    void start() {
        // It ends with the executor.
        ScheduledFuture<?> unused = checks.scheduleWithFixedDelay(this::check, 0, TRY_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    private void check() {
        for (String agent : agents.agents()) {
            if (!"ok".equals(states.get(agent)) && !"refused".equals(states.get(agent))) {
                states.put(agent, check(agent));
            }
        }
    }

    private String check(String agent) {
        try {
            agents.identity(agent, Optional.empty()).caller();
            return "ok";
        } catch (ToolException | AuthenticationException e) {
            LOG.error("Calls of {} will fail: {}", agent, e.getMessage());
            return "refused";
        } catch (PlaneException e) {
            LOG.warn("The key of {} could not be checked: {}", agent, e.getMessage());
            return "unknown";
        } catch (IllegalStateException e) {
            LOG.debug("The bridge was closed before the key was checked.", e);
            return "unknown";
        }
    }

    /** How each agent's key was judged. */
    Map<String, String> agents() {
        return Map.copyOf(states);
    }

    boolean isReady() {
        return tools.isOpen() && states.containsValue("ok") && !states.containsValue("unknown");
    }

    @Override
    public void close() {
        checks.shutdownNow();
    }
}
