package cloud.ewutelo.plane.bridge.tool;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.agent.Identity;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.http.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tools, and the one way in which every front calls them. */
public final class ToolRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRegistry.class);
    private static final String ALIAS = "plane.";

    private final Map<String, Entry> tools = new LinkedHashMap<>();
    private final boolean readOnly;
    private final ToolObserver observer;
    private final TimeSource time;
    private final CallGate gate = new CallGate();

    private record Entry(Tool tool, ToolDescription description, ArgumentCheck check) {}

    /**
     * A registry.
     *
     * @param allowed the names of those that may be used; empty for all
     * @param readOnly whether those that write are switched off
     */
    public ToolRegistry(Collection<? extends Tool> tools, Set<String> allowed, boolean readOnly) {
        this(tools, allowed, readOnly, ToolObserver.NONE, TimeSource.system());
    }

    /**
     * A registry that is observed.
     *
     * @param allowed the names of those that may be used; empty for all
     * @param readOnly whether those that write are switched off
     * @param observer is told of every call
     * @param time measures calls
     */
    public ToolRegistry(
            Collection<? extends Tool> tools,
            Set<String> allowed,
            boolean readOnly,
            ToolObserver observer,
            TimeSource time) {
        this.readOnly = readOnly;
        this.observer = observer;
        this.time = time;
        for (Tool tool : tools) {
            ToolDescription description = tool.description();
            if (allowed.isEmpty() || allowed.contains(description.name())) {
                this.tools.put(description.name(), new Entry(tool, description, new ArgumentCheck(description)));
            }
        }
    }

    /** What an agent may use, always in the same order. */
    public List<ToolDescription> list(Agent agent) {
        return tools.values().stream()
                .map(Entry::description)
                .filter(tool -> mayUse(agent, tool))
                .toList();
    }

    /** All that are switched on, for fronts that must name them before they know the caller. */
    public List<ToolDescription> list() {
        return tools.values().stream().map(Entry::description).toList();
    }

    /**
     * A tool that an agent may use.
     *
     * @param name with or without {@code plane.} in front
     */
    public Optional<ToolDescription> find(String name, Agent agent) {
        return entry(name, agent).map(Entry::description);
    }

    /** Whether an agent may use a tool. */
    public boolean mayUse(Agent agent, ToolDescription tool) {
        return switch (tool.access()) {
            case READ -> true;
            case WRITE -> !readOnly;
            case CONCIERGE -> !readOnly && agent.isConcierge();
        };
    }

    /**
     * Calls a tool for an agent whose key has been checked.
     *
     * @param name with or without {@code plane.} in front
     */
    public ToolResult call(
            String name, Map<String, ? extends @Nullable Object> arguments, Caller caller, ToolCall.Progress progress) {
        return call(name, arguments, Identity.of(caller), progress);
    }

    /**
     * Calls a tool. Failures of all kinds become answers.
     *
     * @param name with or without {@code plane.} in front
     */
    public ToolResult call(
            String name,
            Map<String, ? extends @Nullable Object> arguments,
            Identity identity,
            ToolCall.Progress progress) {
        Agent agent = identity.agent();
        Optional<Entry> entry = entry(name, agent);
        long start = time.nanoTime();
        ToolResult result = entry.isPresent()
                ? guarded(entry.get(), arguments, identity, progress)
                : ToolResult.failure(unknown(name, agent));
        String tool = entry.map(found -> found.description().name()).orElse("unknown");
        Duration took = Duration.ofNanos(time.nanoTime() - start);
        LOG.info("{} called {}: {} in {} ms", agent.id(), tool, result.outcome(), took.toMillis());
        observer.called(agent, tool, result.outcome(), took);
        return result;
    }

    private ToolResult guarded(
            Entry entry,
            Map<String, ? extends @Nullable Object> arguments,
            Identity identity,
            ToolCall.Progress progress) {
        try {
            gate.enter(identity.agent().id());
            try {
                return call(entry, arguments, identity, progress);
            } finally {
                gate.leave(identity.agent().id());
            }
        } catch (ToolException e) {
            return ToolResult.failure(e);
        } catch (PlaneException e) {
            return ToolResult.failure(PlaneFailures.explain(e));
        } catch (RuntimeException e) {
            LOG.error("The tool {} failed.", entry.description().name(), e);
            return ToolResult.failure(new ToolException(
                    ErrorCode.INTERNAL,
                    "The bridge failed in a way that nobody expected; its log tells more.",
                    "Do not repeat the call. Tell your human."));
        }
    }

    private static ToolResult call(
            Entry entry,
            Map<String, ? extends @Nullable Object> arguments,
            Identity identity,
            ToolCall.Progress progress) {
        Arguments checked = entry.check().check(arguments);
        return entry.tool().call(new ToolCall(identity.caller(), checked, progress));
    }

    /** What to tell an agent that asks for a tool that is not there, or not for it. */
    public ToolException unknown(String name, Agent agent) {
        return new ToolException(
                ErrorCode.UNKNOWN_TOOL,
                "There is no tool \"" + name + "\" for you.",
                "You have: " + list(agent).stream().map(ToolDescription::name).collect(Collectors.joining(", ")) + ".");
    }

    /** Whether calls are taken: not any more after {@link #drain}. */
    public boolean isOpen() {
        return !gate.isClosed();
    }

    /**
     * Takes no more calls, and waits for those that run.
     *
     * @return whether all of them ended in time
     */
    public boolean drain(Duration limit) throws InterruptedException {
        return gate.close(limit);
    }

    private Optional<Entry> entry(String name, Agent agent) {
        return Optional.ofNullable(tools.get(name.startsWith(ALIAS) ? name.substring(ALIAS.length()) : name))
                .filter(entry -> mayUse(agent, entry.description()));
    }
}
