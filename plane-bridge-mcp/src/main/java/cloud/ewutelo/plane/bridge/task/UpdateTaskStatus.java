package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.Arguments;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldUpdate;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.time.Timer;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves a task. The state is written last: a call that breaks off leaves the task where it was, so that the agent meets it again,
 * and repeating the call finishes the rest without doing anything twice.
 *
 * <p>Costs 12 requests to begin, up to 20 to finish, and up to 8 where it is repeated; more where the key is used in the project
 * for the first time in five minutes, and for each task that becomes blocked with it.
 */
final class UpdateTaskStatus extends TaskTool {

    static final String REVIEW_LABEL = "review-needed";

    /** So long a comment may stand there before the task has moved and still be the one of a call that broke off. */
    private static final Duration SAME_CALL = Duration.ofHours(1);

    private static final String LABEL_COLOR = "#D97706";

    private final FailedDependencies failedDependencies;

    UpdateTaskStatus(Workplaces places, FailedDependencies failedDependencies) {
        super("update_task_status", places);
        this.failedDependencies = failedDependencies;
    }

    @Override
    ToolResult work(Work work) {
        Task task = work.task();
        TaskStatus wanted = TaskStatus.of(work.arguments().required("status"));
        State target = work.place()
                .statesWith(wanted, task.projectId(), task.identifier())
                .stateFor(wanted);
        FieldValues fields = task.project()
                .fields()
                .read(task.id(), AgentFields.SESSION_ID, AgentFields.CONFIDENCE_SCORE, TaskFields.REQUIRES_DELIVERABLE);
        check(work, wanted, fields);

        writeFields(work, fields);
        boolean review = wanted == TaskStatus.DONE && isUnsure(work.arguments());
        if (review) {
            askForReview(task);
        }
        boolean moves = work.place().states(task).statusOf(task.state()) != wanted;
        Comment comment = comment(work, wanted, moves);
        Map<String, @Nullable Object> timer = timer(task, wanted);
        Task now = task;
        if (moves) {
            task.project().workItems().update(task.id(), w -> w.state(target.id()));
            now = confirmed(work.place(), task, wanted);
        }
        FailedDependencies.Outcome spread = wanted == TaskStatus.BLOCKED || wanted == TaskStatus.CANCELLED
                ? failedDependencies.spread(work.place(), now)
                : FailedDependencies.Outcome.NONE;
        return answer(now, wanted, moves, review, comment, timer, spread);
    }

    private static void check(Work work, TaskStatus wanted, FieldValues fields) {
        boolean needsReason = wanted == TaskStatus.BLOCKED || wanted == TaskStatus.CANCELLED;
        if (needsReason
                && work.arguments()
                        .text("comment")
                        .filter(text -> !text.isBlank())
                        .isEmpty()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "comment is missing: " + wanted.value() + " needs the reason.",
                    "Repeat the call with a comment. Nothing was changed.");
        }
        if (wanted == TaskStatus.DONE) {
            CompletionCriteria.check(work, fields);
        }
    }

    private static void writeFields(Work work, FieldValues present) {
        FieldUpdate update = new FieldUpdate();
        TaskFields.change(
                update,
                present,
                AgentFields.SESSION_ID,
                work.caller().sessionKey().map(Sessions::idOf));
        TaskFields.change(
                update, present, AgentFields.CONFIDENCE_SCORE, work.arguments().decimal("confidence_score"));
        work.task().project().fields().update(work.task().id(), update);
    }

    private static boolean isUnsure(Arguments arguments) {
        return arguments
                .decimal("confidence_score")
                .filter(score -> score.compareTo(CompletionCriteria.SURE_ENOUGH) < 0)
                .isPresent();
    }

    /** Plane takes labels as a whole list, so it is read right before. */
    private static void askForReview(Task task) {
        String label = task.project()
                .labels()
                .createOrGet(l -> l.name(REVIEW_LABEL).color(LABEL_COLOR))
                .id();
        WorkItem item = task.project().workItems().get(task.id());
        Set<String> labels =
                new LinkedHashSet<>(item.labels().stream().map(Ref::id).toList());
        if (labels.add(label)) {
            task.project().workItems().update(task.id(), w -> w.labels(labels));
        }
    }

    private static Comment comment(Work work, TaskStatus wanted, boolean moves) {
        Task task = work.task();
        Arguments arguments = work.arguments();
        String content = Digest.of(
                work.caller().agent().id(),
                arguments.text("comment").orElse(""),
                arguments
                        .decimal("confidence_score")
                        .map(UpdateTaskStatus::plain)
                        .orElse(""),
                CompletionCriteria.waiver(work).orElse(""));
        List<Comment> earlier = BridgeComments.list(task, BridgeComments.STATUS);
        Optional<Comment> last = StatusComment.newest(earlier)
                .filter(comment -> comment.externalId()
                        .filter(id -> id.startsWith(task.id() + "/" + wanted.value() + "/"))
                        .filter(id -> id.endsWith(content))
                        .isPresent())
                .filter(comment -> !moves || isFresh(work, comment));
        return last.orElseGet(() -> BridgeComments.write(
                task,
                BridgeComments.STATUS,
                StatusComment.idFor(wanted, earlier.size() + "-" + content),
                text(work, wanted),
                Optional.empty()));
    }

    private static boolean isFresh(Work work, Comment comment) {
        Instant oldest = work.place().time().now().minus(SAME_CALL);
        return comment.createdAt().filter(oldest::isBefore).isPresent();
    }

    private static String text(Work work, TaskStatus wanted) {
        String agent = BridgeComments.plain(work.caller().agent().id());
        List<String> parts = new ArrayList<>();
        parts.add(
                switch (wanted) {
                    case TODO -> "**Back to todo**, by " + agent + ".";
                    case IN_PROGRESS -> "**In progress**: " + agent + " works on it.";
                    case BLOCKED -> "**Blocked**, says " + agent + ".";
                    case DONE -> "**Done**, by " + agent + ".";
                    case CANCELLED -> "**Cancelled**, by " + agent + ".";
                });
        work.arguments().text("comment").filter(text -> !text.isBlank()).ifPresent(parts::add);
        CompletionCriteria.waiver(work)
                .ifPresent(reason -> parts.add("No deliverable: " + BridgeComments.plain(reason)));
        work.arguments()
                .decimal("confidence_score")
                .ifPresent(score -> parts.add("Confidence: " + plain(score)
                        + (wanted == TaskStatus.DONE && isUnsure(work.arguments()) ? ". A review is needed." : "")));
        return String.join("\n\n", parts);
    }

    private static String plain(BigDecimal score) {
        return score.stripTrailingZeros().toPlainString();
    }

    private static Map<String, @Nullable Object> timer(Task task, TaskStatus wanted) {
        if (wanted == TaskStatus.IN_PROGRESS) {
            Timer timer = task.project().time().start(task.item(), "");
            return TaskViews.running(timer);
        }
        Optional<Timer> running = task.project().time().timer(task.id());
        return running.map(Timer::stop).map(TaskViews::logged).orElseGet(() -> {
            Map<String, @Nullable Object> none = new LinkedHashMap<>();
            none.put("running", false);
            return none;
        });
    }

    private static Task confirmed(Workplace place, Task task, TaskStatus wanted) {
        Task now = place.again(task);
        if (place.states(task).statusOf(now.state()) != wanted) {
            throw new ToolException(
                    ErrorCode.NOT_APPLIED,
                    task.key() + " was moved to " + wanted.value() + ", but is in \""
                            + ForeignText.line(now.state().name()) + "\" now.",
                    "Somebody moved it at the same moment. Read the task before you go on.");
        }
        return now;
    }

    private static ToolResult answer(
            Task task,
            TaskStatus status,
            boolean moved,
            boolean review,
            Comment comment,
            Map<String, @Nullable Object> timer,
            FailedDependencies.Outcome spread) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("id", task.id());
        answer.put("status", status.value());
        answer.put("state", ForeignText.line(task.state().name()));
        answer.put("moved", moved);
        answer.put("comment_id", comment.id());
        answer.put("timer", timer);
        answer.put("review_needed", review);
        answer.put("blocked_dependents", spread.blocked());
        answer.put("unreachable_dependents", spread.unreachable());
        StringBuilder text = new StringBuilder(task.key())
                .append(moved ? " is " : " was already ")
                .append(status.value())
                .append(" (state \"")
                .append(ForeignText.line(task.state().name()))
                .append("\"); the comment is written.");
        if (Boolean.TRUE.equals(timer.get("running"))) {
            text.append(" Your timer runs.");
        } else if (timer.containsKey("minutes")) {
            text.append(" Your timer is stopped: ").append(timer.get("minutes")).append(" min.");
        }
        if (review) {
            text.append(" Your confidence is below 0.7, so a review is asked for.");
        }
        if (!spread.blocked().isEmpty()) {
            text.append(" Blocked with it: ")
                    .append(String.join(", ", spread.blocked()))
                    .append('.');
        }
        if (!spread.unreachable().isEmpty()) {
            text.append(" Tell the Concierge, for you may not change them: ")
                    .append(String.join(", ", spread.unreachable()))
                    .append('.');
        }
        return ToolResult.of(text.toString(), answer);
    }
}
