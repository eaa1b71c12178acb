package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.Readiness;
import cloud.ewutelo.plane.time.Timesheet;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All about one task, as text for a model and as data for a program, with long texts cut and a way to the rest of each. */
final class TaskReport {

    private static final int HISTORY = 50;

    private final Workplace place;
    private final Task task;
    private final boolean full;
    private final int offset;
    private final int mostComments;
    private final int mostOfComment;
    private final int mostOfDescription;

    /**
     * A report.
     *
     * @param full whether long texts are shown at greater length, and the history
     * @param offset where in the description, or in a single comment, to begin
     */
    TaskReport(Workplace place, Task task, boolean full, int offset) {
        this.place = place;
        this.task = task;
        this.full = full;
        this.offset = offset;
        this.mostComments = full ? 50 : 5;
        this.mostOfComment = full ? 3_000 : 600;
        this.mostOfDescription = full ? 16_000 : 3_000;
    }

    /** One comment at length. */
    ToolResult comment(String commentId) {
        Comment comment = task.project().comments(task.id()).get(commentId);
        Map<String, @Nullable Object> view = view(comment, offset, mostOfDescription);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("notice", ForeignText.NOTICE);
        answer.put("comments", List.of(view));
        return ToolResult.of(ForeignText.NOTICE + "\n" + text(view), answer);
    }

    /** Everything. */
    ToolResult whole(Optional<String> commentsBefore) {
        WorkItem item = task.item();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("notice", ForeignText.NOTICE);
        answer.put("task", task.key());
        answer.put("id", task.id());
        answer.put("title", ForeignText.line(item.name()));
        answer.put("project", ForeignText.line(task.projectName()));
        answer.put("status", place.states(task).statusOf(task.state()).value());
        answer.put("state", ForeignText.line(task.state().name()));
        answer.put("priority", item.priority().value());
        answer.put("due_date", item.targetDate().map(LocalDate::toString).orElse(null));
        answer.put("start_date", item.startDate().map(LocalDate::toString).orElse(null));
        answer.put(
                "assignees",
                item.assignees().stream().map(Ref::id).map(this::nameOf).toList());
        answer.put("created_by", item.createdBy().map(Ref::id).map(this::nameOf).orElse(null));
        Readiness readiness = task.project().dependencies().readiness(task.id());
        List<Dependency> waiting = task.project().dependencies().dependentsOf(task.id());
        answer.put("open_dependencies", readiness.openBlockers().size());
        answer.put("dependencies", TaskViews.dependencies(readiness.blockers(), place.names()));
        answer.put("dependents", TaskViews.dependencies(waiting, place.names()));
        answer.put("fields", fields());
        answer.put("attachments", attachments());
        answer.put("time", time());
        answer.put("description", description());
        List<Map<String, @Nullable Object>> comments = comments(answer, commentsBefore);
        if (full) {
            answer.put("history", history());
        }
        return ToolResult.of(text(answer, readiness, comments), answer);
    }

    private String nameOf(String userId) {
        return ForeignText.line(place.nameOf(userId));
    }

    private String readable(String html) {
        return PlaneHtml.toText(html, place::nameOf);
    }

    private String description() {
        String again = "call get_task_details with " + (full ? "detail full and " : "") + "offset %d";
        return ForeignText.part(readable(task.item().descriptionHtml().orElse("")), offset, mostOfDescription, again);
    }

    private List<Map<String, @Nullable Object>> fields() {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        for (FieldEntry entry : task.project().fields().read(task.id()).entries()) {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("name", ForeignText.line(entry.name()));
            view.put("value", ForeignText.line(entry.value()));
            fields.add(view);
        }
        return fields;
    }

    private List<Map<String, @Nullable Object>> attachments() {
        List<Map<String, @Nullable Object>> files = new ArrayList<>();
        for (Attachment attachment : task.project().attachments(task.id()).list()) {
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("id", attachment.id());
            view.put("name", ForeignText.line(attachment.file().name()));
            view.put("size", attachment.file().size());
            files.add(view);
        }
        return files;
    }

    private Map<String, @Nullable Object> time() {
        Timesheet sheet = task.project().time().list(task.id());
        Map<String, @Nullable Object> minutes = new LinkedHashMap<>();
        sheet.totalByAgent().forEach((userId, total) -> minutes.put(nameOf(userId), TaskViews.minutes(total)));
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("minutes", TaskViews.minutes(sheet.total()));
        view.put("minutes_by_agent", minutes);
        view.put("complete", sheet.isComplete());
        view.put(
                "my_timer",
                task.project().time().timer(task.id()).map(TaskViews::running).orElse(null));
        return view;
    }

    private List<Map<String, @Nullable Object>> comments(
            Map<String, @Nullable Object> answer, Optional<String> before) {
        List<Comment> all = task.project().comments(task.id()).list().stream()
                .filter(comment -> !BridgeComments.isData(comment))
                .sorted(Comparator.comparing(
                        (Comment comment) -> comment.createdAt().orElse(Instant.MIN)))
                .toList();
        int end = all.size();
        for (int i = 0; i < all.size(); i++) {
            if (before.equals(Optional.of(all.get(i).id()))) {
                end = i;
            }
        }
        int begin = Math.max(0, end - mostComments);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        all.subList(begin, end).forEach(comment -> shown.add(view(comment, 0, mostOfComment)));
        answer.put("comments", shown);
        answer.put("comments_total", all.size());
        answer.put("comments_before", begin > 0 ? all.get(begin).id() : null);
        return shown;
    }

    private Map<String, @Nullable Object> view(Comment comment, int from, int most) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", comment.id());
        view.put("by", comment.actor().map(Ref::id).map(this::nameOf).orElse("somebody"));
        view.put("at", comment.createdAt().map(Instant::toString).orElse(null));
        view.put(
                "text",
                ForeignText.part(
                        readable(comment.html()),
                        from,
                        most,
                        "call get_task_details with comment_id " + comment.id() + " and offset %d"));
        return view;
    }

    private List<Map<String, @Nullable Object>> history() {
        List<Map<String, @Nullable Object>> history = new ArrayList<>();
        task.project().activities(task.id()).listNewestFirst().stream()
                .limit(HISTORY)
                .forEach(activity -> history.add(view(activity)));
        return history;
    }

    private Map<String, @Nullable Object> view(Activity activity) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("at", activity.createdAt().map(Instant::toString).orElse(null));
        view.put("by", activity.actor().map(Ref::id).map(this::nameOf).orElse("somebody"));
        view.put(
                "what",
                activity.verb().value()
                        + activity.field()
                                .map(field -> " " + ForeignText.line(field))
                                .orElse(""));
        activity.oldValue().ifPresent(value -> view.put("from", shortened(value)));
        activity.newValue().ifPresent(value -> view.put("to", shortened(value)));
        return view;
    }

    private static String shortened(String value) {
        String line = ForeignText.line(value);
        return line.length() > 120 ? line.substring(0, 120) + "..." : line;
    }

    private String text(
            Map<String, @Nullable Object> answer, Readiness readiness, List<Map<String, @Nullable Object>> comments) {
        StringBuilder text = new StringBuilder();
        text.append(task.key()).append(" \"").append(answer.get("title")).append("\"\n");
        text.append("Status ")
                .append(answer.get("status"))
                .append(" (state \"")
                .append(answer.get("state"))
                .append("\")");
        text.append(", priority ").append(answer.get("priority"));
        if (answer.get("due_date") != null) {
            text.append(", due ").append(answer.get("due_date"));
        }
        text.append(", project \"").append(answer.get("project")).append("\".\n");
        text.append(ForeignText.line(readiness.why())).append('\n');
        line(text, "Needed by", answer.get("dependents"), "key");
        pairs(text, "Fields", answer.get("fields"));
        line(text, "Files", answer.get("attachments"), "name");
        Map<?, ?> time = (Map<?, ?>) Objects.requireNonNull(answer.get("time"));
        text.append("Time: ").append(time.get("minutes")).append(" min logged");
        if (time.get("my_timer") instanceof Map<?, ?> timer) {
            text.append("; your timer runs since ").append(timer.get("started_at"));
        }
        text.append(".\n");
        text.append(ForeignText.NOTICE).append("\nDescription:\n");
        text.append(ForeignText.quoted(String.valueOf(answer.get("description"))))
                .append('\n');
        text.append("Comments: ").append(answer.get("comments_total")).append(", oldest first");
        if (answer.get("comments_before") != null) {
            text.append("; earlier ones with comments_before ").append(answer.get("comments_before"));
        }
        text.append('\n');
        comments.forEach(comment -> text.append(text(comment)).append('\n'));
        if (answer.get("history") instanceof List<?> history) {
            text.append("History, newest first:\n");
            history.forEach(entry ->
                    text.append(ForeignText.quoted(String.valueOf(entry))).append('\n'));
        }
        return text.toString().strip();
    }

    private static String text(Map<String, @Nullable Object> comment) {
        return comment.get("by") + " at " + comment.get("at") + ":\n"
                + ForeignText.quoted(String.valueOf(comment.get("text")));
    }

    private static void line(StringBuilder text, String title, @Nullable Object entries, String shown) {
        if (entries instanceof List<?> list && !list.isEmpty()) {
            text.append(title).append(": ");
            text.append(String.join(
                    ", ",
                    list.stream()
                            .map(entry -> "\"" + ((Map<?, ?>) entry).get(shown) + "\"")
                            .toList()));
            text.append(".\n");
        }
    }

    private static void pairs(StringBuilder text, String title, @Nullable Object entries) {
        if (entries instanceof List<?> list && !list.isEmpty()) {
            text.append(title).append(": ");
            text.append(String.join(
                    ", ",
                    list.stream()
                            .map(entry ->
                                    ((Map<?, ?>) entry).get("name") + " = \"" + ((Map<?, ?>) entry).get("value") + "\"")
                            .toList()));
            text.append(".\n");
        }
    }
}
