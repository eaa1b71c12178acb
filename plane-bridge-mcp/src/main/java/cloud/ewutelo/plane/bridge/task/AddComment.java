package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.model.Ref;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Comments on a task. An error or a question mentions whoever made the task. */
final class AddComment extends TaskTool {

    AddComment(Workplaces places) {
        super("add_comment", places);
    }

    @Override
    ToolResult work(Work work) {
        Task task = work.task();
        String text = work.arguments().required("text");
        if (text.isBlank()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT, "text is blank.", "Write what you have to say. Nothing was done.");
        }
        String kind = work.arguments().text("kind").orElse("comment");
        String heading =
                switch (kind) {
                    case "progress" -> "**Progress**\n\n";
                    case "error" -> "**Error**\n\n";
                    case "question" -> "**Question**\n\n";
                    default -> "";
                };
        boolean asks = kind.equals("error") || kind.equals("question");
        // The pair is not for repeated calls, each of which is a comment of its own, but for answers that get lost.
        Comment comment = BridgeComments.write(
                task,
                BridgeComments.WORDS,
                kind + "/" + UUID.randomUUID(),
                heading + text,
                asks ? author(work) : Optional.empty());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("comment_id", comment.id());
        return ToolResult.of("Commented on " + task.key() + ".", answer);
    }

    private static Optional<String> author(Work work) {
        return work.task()
                .item()
                .createdBy()
                .map(Ref::id)
                .filter(id -> !id.equals(work.caller().user().id()));
    }
}
