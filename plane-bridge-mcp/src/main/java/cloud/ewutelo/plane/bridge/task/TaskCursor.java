package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of tasks ended: the place of its last task in the order, and the question to which it belongs. Tasks that come or
 * go in between make no other task appear twice or never.
 *
 * @param question what was asked, shortened
 * @param last the place of the last task that was shown
 */
record TaskCursor(String question, TaskPlace last) {

    private static final String VERSION = "1";

    /** The text for the caller, who hands it back as it is. */
    String text() {
        String plain = String.join("|", VERSION, question, last.text());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @param question what is asked now
     * @throws ToolException if it is none, or of another question
     */
    static TaskCursor parse(String text, String question) {
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(text.strip()), StandardCharsets.UTF_8).split("\\|", 3);
        } catch (IllegalArgumentException e) {
            throw broken();
        }
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw broken();
        }
        if (!parts[1].equals(question)) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "\"cursor\" belongs to a call with other filters.",
                    "Repeat the filters of the call that gave it, or begin without a cursor.");
        }
        return new TaskCursor(question, TaskPlace.parse(parts[2]).orElseThrow(TaskCursor::broken));
    }

    private static ToolException broken() {
        return new ToolException(
                ErrorCode.INVALID_ARGUMENT,
                "\"cursor\" is not one that list_my_tasks gave.",
                "Hand on next_cursor as it is, or begin without a cursor.");
    }
}
