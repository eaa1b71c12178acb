package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened, as messages and on cards. */
final class ChangeMessages {

    /** What a burst of changes is named after, most important first. */
    private static final List<ChangeKind> WEIGHT = List.of(
            ChangeKind.PROJECT_DELETED,
            ChangeKind.PROJECT_CREATED,
            ChangeKind.TASK_REMOVED,
            ChangeKind.COMPLETED,
            ChangeKind.CANCELLED,
            ChangeKind.REOPENED,
            ChangeKind.BLOCKED,
            ChangeKind.REVIEW_NEEDED,
            ChangeKind.TASK_CREATED,
            ChangeKind.COMMENTED,
            ChangeKind.MADE_URGENT,
            ChangeKind.DUE_TODAY,
            ChangeKind.STARTED,
            ChangeKind.UNBLOCKED,
            ChangeKind.STATE_CHANGED,
            ChangeKind.ASSIGNED,
            ChangeKind.DUE_DATE_CHANGED,
            ChangeKind.PRIORITY_CHANGED);

    /** Units of comments in a message; long ones fold. */
    private static final int QUOTED = 1500;

    private static final int FOLDED_FROM = 300;
    private static final int MOST_NOTES = 6;
    private static final int MOST_OTHERS = 8;
    private static final int MOST_HISTORY = 5;

    private final Texts texts;
    private final Words words;
    private final Buttons buttons;

    ChangeMessages(Words words, Buttons buttons) {
        this.texts = words.texts();
        this.words = words;
        this.buttons = buttons;
    }

    Message notification(List<PlaneChange> changes) {
        Map<String, List<PlaneChange>> subjects = new LinkedHashMap<>();
        for (PlaneChange change : changes) {
            subjects.computeIfAbsent(subject(change), key -> new ArrayList<>()).add(change);
        }
        if (subjects.size() == 1) {
            return single(changes);
        }
        List<String> lines = new ArrayList<>();
        for (List<PlaneChange> ofOne : subjects.values()) {
            if (lines.size() == MOST_OTHERS && subjects.size() > MOST_OTHERS) {
                lines.add(texts.html("more", subjects.size() - MOST_OTHERS));
                break;
            }
            lines.add(headline(lead(ofOne)));
        }
        return new Message(String.join("\n", lines), List.of(), false);
    }

    private static String subject(PlaneChange change) {
        return change.task()
                .map(TaskView::id)
                .orElseGet(() -> change.project().id() + " " + change.kind() + " "
                        + change.text().orElse(""));
    }

    private static PlaneChange lead(List<PlaneChange> changes) {
        return changes.stream()
                .min(Comparator.comparingInt(ChangeMessages::weight))
                .orElseThrow(() -> new IllegalArgumentException("changes are empty"));
    }

    private static int weight(PlaneChange change) {
        int place = WEIGHT.indexOf(change.kind());
        return (place < 0 ? WEIGHT.size() : place) * 2 + (change.marker().isPresent() ? 0 : 1);
    }

    private Message single(List<PlaneChange> changes) {
        PlaneChange lead = lead(changes);
        List<String> lines = new ArrayList<>();
        lines.add(headline(lead));
        // The newest view: the others may have been taken before the last change.
        Optional<TaskView> task = newest(changes);
        task.ifPresent(view -> lines.addAll(facts(view, words.day(lead.at()))));
        List<PlaneChange> others = new ArrayList<>(changes);
        others.remove(lead);
        change(lead).ifPresent(note -> lines.add("• " + note));
        others.stream()
                .filter(change -> change.kind() != ChangeKind.COMMENTED)
                // The line about confidence says it.
                .filter(change -> change.kind() != ChangeKind.REVIEW_NEEDED
                        || task.flatMap(TaskView::confidence).isEmpty())
                .limit(MOST_NOTES)
                .map(change -> "• " + note(change))
                .distinct()
                .forEach(lines::add);
        lines.addAll(quotes(changes));
        if (lead.kind() == ChangeKind.WEBHOOKS_SILENT) {
            lines.add(texts.html("webhooks-silent.remedy"));
        }
        List<List<Button>> rows = task.map(view -> buttons.task(lead.project(), view))
                .orElseGet(() -> buttons.page(lead.urlOrNull() == null ? "" : lead.urlOrNull()));
        return new Message(String.join("\n", lines), rows, false);
    }

    private static Optional<TaskView> newest(List<PlaneChange> changes) {
        return changes.stream()
                .filter(change -> change.taskOrNull() != null)
                .reduce((first, second) -> second.at().isBefore(first.at()) ? first : second)
                .flatMap(PlaneChange::task);
    }

    private String headline(PlaneChange change) {
        String actor = Words.name(change.actor().name());
        String key = "change." + name(change.kind());
        Optional<String> marked =
                change.marker().map(marker -> key + "." + marker).filter(texts::has);
        String sentence =
                texts.html(marked.orElse(key) + (actor.isEmpty() ? "" : ".by"), Words.bold(actor), object(change));
        return Stream.of(mark(change), Words.tag(change.project()), sentence)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }

    private String object(PlaneChange change) {
        String url = change.urlOrNull() == null ? "" : change.urlOrNull();
        return change.task()
                .map(task -> words.linked(task.name(), task.url()))
                .orElseGet(() -> words.linked(change.text().orElse(""), url));
    }

    private List<String> facts(TaskView task, LocalDate today) {
        String priority = Words.priorityMark(task);
        List<String> lines = new ArrayList<>();
        lines.add(Stream.of(
                        Optional.of(Words.key(task)),
                        Optional.of(priority + " "
                                        + words.priority(task.priority().value()))
                                .filter(text -> !priority.isEmpty()),
                        words.spent(task),
                        Optional.of("👤 " + words.names(task.assignees()))
                                .filter(text -> !task.assignees().isEmpty()),
                        words.due(task, today))
                .flatMap(Optional::stream)
                .filter(fact -> !fact.isBlank())
                .reduce((one, other) -> one + " · " + other)
                .orElse(""));
        words.blockers(task).map(text -> "⛔ " + text).ifPresent(lines::add);
        words.confidence(task).ifPresent(lines::add);
        lines.removeIf(String::isEmpty);
        return lines;
    }

    /** What the headline does not say of a change of a value. */
    private Optional<String> change(PlaneChange change) {
        return switch (change.kind()) {
            case STATE_CHANGED, PRIORITY_CHANGED, ASSIGNED, DUE_DATE_CHANGED -> Optional.of(note(change));
            case OTHER, PROJECT_CHANGED, CYCLE_CHANGED, MODULE_CHANGED, NAME_CHANGED -> values(change);
            default -> Optional.empty();
        };
    }

    private Optional<String> values(PlaneChange change) {
        if (change.before().isEmpty() && change.after().isEmpty()) {
            return change.field().map(field -> "<code>" + Words.name(field) + "</code>");
        }
        String values = value(change, change.beforeOrNull()) + " → " + value(change, change.afterOrNull());
        return Optional.of(change.field()
                .map(field -> "<code>" + Words.name(field) + "</code>: " + values)
                .orElse(values));
    }

    /** A change in a few words, without what it is about. */
    private String note(PlaneChange change) {
        String key = "note." + name(change.kind());
        if (change.kind() == ChangeKind.OTHER && change.field().isPresent()) {
            return texts.html(
                    key + ".field", "<code>" + Words.name(change.field().get()) + "</code>");
        }
        Optional<String> marked =
                change.marker().map(marker -> key + "." + marker).filter(texts::has);
        return texts.html(
                marked.orElse(key), value(change, change.beforeOrNull()), value(change, change.afterOrNull()));
    }

    private String value(PlaneChange change, @Nullable String text) {
        Supplier<String> none = () -> texts.html(change.kind() == ChangeKind.ASSIGNED ? "nobody" : "nothing");
        if (text == null || text.isBlank()) {
            return none.get();
        }
        return switch (change.kind()) {
            case PRIORITY_CHANGED, MADE_URGENT -> words.priority(text);
            case DUE_DATE_CHANGED, CYCLE_CHANGED ->
                words.dateIn(text, words.day(change.at())).orElseGet(() -> Words.name(text));
            default -> Words.name(text);
        };
    }

    private List<String> quotes(List<PlaneChange> changes) {
        List<PlaneChange> comments = changes.stream()
                .filter(change -> change.kind() == ChangeKind.COMMENTED)
                .filter(change -> change.text().filter(text -> !text.isBlank()).isPresent())
                .toList();
        List<PlaneChange> newest = comments.subList(Math.max(0, comments.size() - 3), comments.size());
        List<String> quotes = new ArrayList<>();
        for (PlaneChange comment : newest) {
            quotes.add(quote(comment.text().orElse(""), QUOTED / newest.size()));
        }
        quotes.removeIf(String::isEmpty);
        return quotes;
    }

    private static String quote(String foreign, int most) {
        String text = TelegramHtml.cut(TelegramHtml.lines(foreign), most);
        if (text.isBlank()) {
            return "";
        }
        boolean folds = text.length() > FOLDED_FROM
                || text.chars().filter(c -> c == '\n').count() > 5;
        return "<blockquote" + (folds ? " expandable" : "") + ">" + TelegramHtml.escape(text) + "</blockquote>";
    }

    Message card(ProjectName project, TaskView task, List<PlaneChange> recent) {
        List<String> lines = new ArrayList<>();
        lines.add(Stream.of(Words.stateMark(task), Words.tag(project), words.linked(task.name(), task.url()))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow());
        lines.add(words.state(task));
        LocalDate today = recent.isEmpty()
                ? LocalDate.MAX.minusYears(1)
                : words.day(recent.get(recent.size() - 1).at());
        List<String> facts = recent.isEmpty() ? facts(task, task.dueDate().orElse(today)) : facts(task, today);
        lines.addAll(facts);
        List<String> history = new ArrayList<>();
        String progress = "";
        for (PlaneChange change : recent.subList(Math.max(0, recent.size() - MOST_HISTORY), recent.size())) {
            String actor = Words.name(change.actor().name());
            history.add(words.time(change.at()) + (actor.isEmpty() ? " " : " " + actor + ": ") + note(change));
            if (change.marker().isPresent() && change.text().isPresent()) {
                progress = quote(change.text().get(), FOLDED_FROM);
            }
        }
        if (!history.isEmpty()) {
            lines.add("<i>" + String.join("\n", history) + "</i>");
        }
        if (!progress.isEmpty()) {
            lines.add(progress);
        }
        return new Message(String.join("\n", lines), buttons.task(project, task), true);
    }

    static String name(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The emoji in front. */
    static String mark(PlaneChange change) {
        return switch (change.kind()) {
            case COMPLETED -> "✅";
            case CANCELLED -> "🚫";
            case REOPENED -> "🔄";
            case BLOCKED -> "⛔";
            case UNBLOCKED -> "🟢";
            case MADE_URGENT -> "🔴";
            case REVIEW_NEEDED -> "🔍";
            case STARTED -> "🔵";
            case DUE_TODAY, DUE_DATE_CHANGED -> "📅";
            case ASSIGNED -> "👤";
            case COMMENTED, COMMENT_CHANGED -> commentMark(change);
            case PROJECT_CREATED, PROJECT_CHANGED -> "📁";
            case PROJECT_DELETED, TASK_REMOVED -> "🗑";
            case TASK_CREATED -> "🆕";
            case CYCLE_STARTED, CYCLE_CREATED, CYCLE_CHANGED -> "🏃";
            case CYCLE_ENDED -> "🏁";
            case MODULE_CREATED, MODULE_CHANGED -> "📦";
            case WEBHOOKS_SILENT -> "⚠️";
            case STATE_CHANGED, PRIORITY_CHANGED, NAME_CHANGED, DESCRIPTION_CHANGED, ORDER_CHANGED, OTHER -> "✏️";
        };
    }

    private static String commentMark(PlaneChange change) {
        return switch (change.marker().orElse("")) {
            case "question" -> "❓";
            case "error" -> "❌";
            case "progress" -> "⏳";
            default -> "💬";
        };
    }
}
