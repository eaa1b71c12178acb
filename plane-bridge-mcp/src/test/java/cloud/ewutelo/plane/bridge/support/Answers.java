package cloud.ewutelo.plane.bridge.support;

import cloud.ewutelo.plane.bridge.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is in the structured part of an answer. */
public final class Answers {

    private Answers() {}

    /** A value, which must be there. */
    public static Object value(ToolResult answer, String name) {
        return Objects.requireNonNull(answer.structured().get(name), name);
    }

    /** A value as text. */
    public static String text(ToolResult answer, String name) {
        return value(answer, name).toString();
    }

    /** A value that is an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(ToolResult answer, String name) {
        return (Map<String, Object>) value(answer, name);
    }

    /** The listed tasks. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> tasks(ToolResult answer) {
        return (List<Map<String, Object>>) value(answer, "tasks");
    }

    /** The keys of the listed tasks. */
    public static List<String> keys(ToolResult answer) {
        return tasks(answer).stream()
                .map(task -> String.valueOf(task.get("key")))
                .toList();
    }
}
