package cloud.ewutelo.plane.bridge.tool;

import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.error.PlaneException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All tools, and the one way in which every front calls them. */
public final class ToolRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRegistry.class);
    private static final String ALIAS = "plane.";

    private final Map<String, Entry> tools = new LinkedHashMap<>();
    private final boolean readOnly;

    private record Entry(Tool tool, ToolDescription description, ArgumentCheck check) {}

    /**
     * A registry.
     *
     * @param allowed the names of those that may be used; empty for all
     * @param readOnly whether those that write are switched off
     */
    public ToolRegistry(Collection<? extends Tool> tools, Set<String> allowed, boolean readOnly) {
        this.readOnly = readOnly;
        for (Tool tool : tools) {
            ToolDescription description = tool.description();
            if (allowed.isEmpty() || allowed.contains(description.name())) {
                this.tools.put(description.name(), new Entry(tool, description, new ArgumentCheck(description)));
            }
        }
    }

    /** What a caller may use, always in the same order. */
    public List<ToolDescription> list(Caller caller) {
        return tools.values().stream()
                .map(Entry::description)
                .filter(tool -> mayUse(caller, tool))
                .toList();
    }

    /** All that are switched on, for fronts that must name them before they know the caller. */
    public List<ToolDescription> list() {
        return tools.values().stream().map(Entry::description).toList();
    }

    /** Whether a caller may use a tool. */
    public boolean mayUse(Caller caller, ToolDescription tool) {
        return switch (tool.access()) {
            case READ -> true;
            case WRITE -> !readOnly;
            case CONCIERGE -> !readOnly && caller.agent().isConcierge();
        };
    }

    /**
     * Calls a tool. Failures of all kinds become answers.
     *
     * @param name with or without {@code plane.} in front
     */
    public ToolResult call(
            String name, Map<String, ? extends @Nullable Object> arguments, Caller caller, ToolCall.Progress progress) {
        try {
            Entry entry = entry(name, caller);
            return entry.tool().call(new ToolCall(caller, entry.check().check(arguments), progress));
        } catch (ToolException e) {
            return ToolResult.failure(e);
        } catch (PlaneException e) {
            return ToolResult.failure(PlaneFailures.explain(e));
        } catch (RuntimeException e) {
            LOG.error("The tool {} failed.", name, e);
            return ToolResult.failure(new ToolException(
                    ErrorCode.INTERNAL,
                    "The bridge failed in a way that nobody expected; its log tells more.",
                    "Do not repeat the call. Tell your human."));
        }
    }

    private Entry entry(String name, Caller caller) {
        Entry entry = tools.get(name.startsWith(ALIAS) ? name.substring(ALIAS.length()) : name);
        if (entry == null || !mayUse(caller, entry.description())) {
            throw new ToolException(
                    ErrorCode.UNKNOWN_TOOL,
                    "There is no tool \"" + name + "\" for you.",
                    "You have: "
                            + String.join(
                                    ", ",
                                    list(caller).stream()
                                            .map(ToolDescription::name)
                                            .toList())
                            + ".");
        }
        return entry;
    }
}
