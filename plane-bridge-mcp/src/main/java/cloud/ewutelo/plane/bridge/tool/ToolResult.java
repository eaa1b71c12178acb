package cloud.ewutelo.plane.bridge.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers.
 *
 * @param text a short text for the model
 * @param structured the same for programs; it fits the tool's output schema, or holds {@code error} for a failure
 * @param isError whether the call failed
 */
public record ToolResult(String text, Map<String, @Nullable Object> structured, boolean isError) {

    public ToolResult {
        structured = Collections.unmodifiableMap(new LinkedHashMap<>(structured));
    }

    /** The answer of a call that worked. */
    public static ToolResult of(String text, Map<String, @Nullable Object> structured) {
        return new ToolResult(text, structured, false);
    }

    /** {@code ok}, or the value of the {@link ErrorCode}. */
    public String outcome() {
        return isError && structured.get("error") instanceof Map<?, ?> error ? String.valueOf(error.get("code")) : "ok";
    }

    /** The answer of a call that did not. */
    static ToolResult failure(ToolException failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", failure.code().value());
        error.put("message", failure.getMessage());
        error.put("next", failure.next());
        error.put("retried", failure.retried());
        return new ToolResult(failure.toText(), Map.of("error", error), true);
    }
}
