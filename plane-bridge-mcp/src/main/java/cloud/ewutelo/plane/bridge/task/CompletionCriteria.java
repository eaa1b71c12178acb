package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.relation.Readiness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold before a task is done. */
final class CompletionCriteria {

    /** Below this, somebody else looks at the result. */
    static final BigDecimal SURE_ENOUGH = new BigDecimal("0.7");

    private CompletionCriteria() {}

    /**
     * Refuses what is not done yet, naming everything that is missing at once.
     *
     * @throws ToolException if something is missing
     */
    static void check(TaskTool.Work work, FieldValues fields) {
        Task task = work.task();
        List<String> missing = new ArrayList<>();
        List<String> next = new ArrayList<>();
        if (work.arguments().text("comment").filter(text -> !text.isBlank()).isEmpty()) {
            missing.add("comment is missing: the summary of what was done");
        }
        if (work.arguments().decimal("confidence_score").isEmpty()) {
            missing.add("confidence_score is missing: how sure you are of the result, from 0.0 to 1.0");
        }
        boolean needsFile =
                TaskFields.readable(fields, TaskFields.REQUIRES_DELIVERABLE).orElse(false);
        if (needsFile && waiver(work).isEmpty() && !hasDeliverable(work)) {
            missing.add("the task requires a deliverable and has none");
            next.add("Use upload_deliverable, or give deliverable_waiver with the reason.");
        }
        Readiness readiness = task.project().dependencies().readiness(task.id());
        if (!readiness.isReady()) {
            missing.add("it "
                    + ForeignText.line(readiness.why()).replaceFirst("^W", "w").replaceFirst("\\.$", ""));
            next.add("Wait until those are done, or move the task to blocked and say why.");
        }
        if (!missing.isEmpty()) {
            next.add("Then repeat the call. Nothing was changed.");
            throw new ToolException(
                    ErrorCode.NOT_ALLOWED_NOW,
                    task.key() + " cannot be done yet: " + String.join("; ", missing) + ".",
                    String.join(" ", next));
        }
    }

    /** Why a file is not needed. */
    static Optional<String> waiver(TaskTool.Work work) {
        return work.arguments().text("deliverable_waiver").filter(text -> !text.isBlank());
    }

    /** Whether the task has a file that was made for it: uploaded by a tool, or by the agent itself. */
    private static boolean hasDeliverable(TaskTool.Work work) {
        return work.task().project().attachments(work.task().id()).list().stream()
                .filter(Attachment::isUploaded)
                .anyMatch(file -> file.externalSource()
                                .filter(BridgeComments.DELIVERABLE::equals)
                                .isPresent()
                        || file.createdBy()
                                .map(Ref::id)
                                .filter(work.caller().user().id()::equals)
                                .isPresent());
    }
}
