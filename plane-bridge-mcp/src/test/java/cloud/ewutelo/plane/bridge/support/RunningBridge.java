package cloud.ewutelo.plane.bridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.task.PlaneTools;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolRegistry;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.http.RateLimit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The tools as a front calls them, for all agents of a world. */
public final class RunningBridge implements AutoCloseable {

    public final AgentWorld world;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private ToolRegistry registry;

    RunningBridge(AgentWorld world) {
        this.world = world;
        this.registry = registry(false, List.of());
    }

    /** The same bridge with other settings. */
    public RunningBridge with(boolean readOnly, List<Path> deliverableRoots) {
        registry = registry(readOnly, deliverableRoots);
        return this;
    }

    private ToolRegistry registry(boolean readOnly, List<Path> deliverableRoots) {
        BridgeSettings settings = new BridgeSettings(
                world.server.url().toString(),
                world.server.workspaceSlug(),
                Optional.empty(),
                Optional.empty(),
                "concierge",
                readOnly,
                Set.of(),
                deliverableRoots,
                List.of());
        return new ToolRegistry(PlaneTools.all(settings, world.time), Set.of(), readOnly);
    }

    /** A call that may fail. */
    public ToolResult call(String agent, String tool, Map<String, ?> arguments) {
        return registry.call(tool, arguments, caller(agent), ToolCall.Progress.NONE);
    }

    /** A call that may fail, whose progress is watched. */
    public ToolResult call(String agent, String tool, Map<String, ?> arguments, ToolCall.Progress progress) {
        return registry.call(tool, arguments, caller(agent), progress);
    }

    /** A call that must work. */
    public ToolResult done(String agent, String tool, Map<String, ?> arguments) {
        ToolResult result = call(agent, tool, arguments);
        assertThat(result.isError()).as(result.text()).isFalse();
        return result;
    }

    /** A call that must fail with a code. */
    public ToolResult refused(String code, String agent, String tool, Map<String, ?> arguments) {
        ToolResult result = call(agent, tool, arguments);
        assertThat(result.isError()).as(result.text()).isTrue();
        assertThat(result.structured().get("error"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .as(result.text())
                .containsEntry("code", code);
        return result;
    }

    /** Moves a task with what a move to that status needs. */
    public ToolResult move(String agent, String task, String status) {
        Map<String, Object> arguments = new HashMap<>(Map.of("task", task, "status", status));
        if (!status.equals("in_progress") && !status.equals("todo")) {
            arguments.put("comment", "Because of the tests.");
        }
        if (status.equals("done")) {
            arguments.put("confidence_score", 0.9);
        }
        return done(agent, "update_task_status", arguments);
    }

    public ToolRegistry registry() {
        return registry;
    }

    /** The caller for an agent; for any other name one with the admin's key. */
    public Caller caller(String agent) {
        return callers.computeIfAbsent(agent, id -> {
            PlaneClient plane = PlaneClient.builder()
                    .baseUrl(world.server.url().toString())
                    .apiKey(world.account(id).apiKey())
                    .rateLimit(RateLimit.unlimited())
                    .timeSource(world.time)
                    .build();
            return new Caller(
                    new Agent(id, id.equals("concierge")),
                    Optional.of("agent:" + id + ":main"),
                    plane.users().me(),
                    plane,
                    plane.workspace(world.server.workspaceSlug()));
        });
    }

    /** The workspace as somebody sees it. */
    public WorkspaceClient workspace(String agent) {
        return caller(agent).workspace();
    }

    @Override
    public void close() {
        callers.values().forEach(caller -> caller.plane().close());
    }
}
