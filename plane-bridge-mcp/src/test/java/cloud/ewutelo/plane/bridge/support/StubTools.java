package cloud.ewutelo.plane.bridge.support;

import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.bridge.tool.ToolAccess;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Tools that show what reaches a tool, without any work in Plane. */
public final class StubTools {

    /** Lets the tool {@code wait} go on. */
    public final CountDownLatch goOn = new CountDownLatch(1);

    /** Falls when the tool {@code wait} runs. */
    public final CountDownLatch waiting = new CountDownLatch(1);

    public List<Tool> all() {
        return List.of(
                tool("who", ToolAccess.READ, StubTools::who),
                tool("steps", ToolAccess.WRITE, StubTools::steps),
                tool("wait", ToolAccess.READ, this::await),
                tool("break", ToolAccess.READ, StubTools::fail),
                tool("create_task", ToolAccess.CONCIERGE, StubTools::who));
    }

    private static ToolResult who(ToolCall call) {
        String agent = call.caller().agent().id();
        return ToolResult.of(
                "You are " + agent + ".",
                Map.of(
                        "agent", agent,
                        "session", call.caller().sessionKey().orElse("none"),
                        "account", call.caller().user().displayName(),
                        "note", call.arguments().text("note").orElse("")));
    }

    private static ToolResult steps(ToolCall call) {
        for (int step = 1; step <= 1000; step++) {
            call.progress().report(step, 1000);
        }
        return ToolResult.of("Done.", Map.of("steps", 1000));
    }

    private ToolResult await(ToolCall call) {
        waiting.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return ToolResult.of("Waited.", Map.of("waited", true));
    }

    private static ToolResult fail(ToolCall call) {
        throw new IllegalStateException("secret detail");
    }

    private static Tool tool(String name, ToolAccess access, Function<ToolCall, ToolResult> work) {
        ToolDescription description = new ToolDescription(
                name,
                name,
                "Does " + name + ".",
                access,
                true,
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("note", Map.of("type", "string")),
                        "additionalProperties",
                        false),
                Map.of("type", "object"));
        return new Tool() {
            @Override
            public ToolDescription description() {
                return description;
            }

            @Override
            public ToolResult call(ToolCall call) {
                return work.apply(call);
            }
        };
    }
}
