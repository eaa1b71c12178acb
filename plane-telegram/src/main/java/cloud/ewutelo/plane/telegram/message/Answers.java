package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.rule.Decision;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers to commands, and the digest: parts that begin a new line each. */
final class Answers {

    private static final Duration LONG_WAIT = Duration.ofMinutes(5);

    private final Texts texts;
    private final Words words;

    Answers(Words words) {
        this.texts = words.texts();
        this.words = words;
    }

    List<String> digest(DigestReport report) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.html("digest.title", words.longDate(report.day())));
        if (Stream.of(report.done(), report.blocked(), report.dueToday(), report.overdue())
                .allMatch(List::isEmpty)) {
            parts.add(texts.html("digest.nothing"));
            return parts;
        }
        list(parts, "digest.due", report.dueToday(), report.day());
        list(parts, "digest.overdue", report.overdue(), report.day());
        list(parts, "digest.blocked", report.blocked(), report.day());
        list(parts, "digest.done", report.done(), report.day());
        return parts;
    }

    List<String> status(StatusReport report) {
        List<String> parts = new ArrayList<>();
        LocalDate today = words.day(report.asOf());
        if (report.projects().isEmpty()) {
            parts.add(texts.html("status.no-projects"));
        } else {
            parts.add(texts.html("status.title", report.projects().size()));
            for (ProjectCounts counts : report.projects()) {
                parts.add("• "
                        + texts.html(
                                "status.project",
                                TelegramHtml.link(
                                        counts.url(),
                                        Words.name(counts.project().name())),
                                counts.completed(),
                                counts.total(),
                                counts.percent(),
                                counts.started()));
            }
        }
        list(parts, "list.blocked", report.blocked(), today);
        working(parts, report.inProgress(), today);
        parts.add("");
        parts.add(texts.html("as-of", words.time(report.asOf())));
        return parts;
    }

    private void working(List<String> parts, List<TaskEntry> inProgress, LocalDate today) {
        parts.add("");
        if (inProgress.isEmpty()) {
            parts.add(texts.html("status.idle"));
            return;
        }
        Map<String, List<TaskEntry>> byAssignee = new LinkedHashMap<>();
        for (TaskEntry entry : inProgress) {
            List<String> assignees = entry.task().assignees().isEmpty()
                    ? List.of("")
                    : entry.task().assignees();
            for (String assignee : assignees) {
                byAssignee.computeIfAbsent(assignee, key -> new ArrayList<>()).add(entry);
            }
        }
        parts.add(texts.html("status.working"));
        byAssignee.forEach((assignee, entries) -> {
            String name = assignee.isEmpty() ? texts.html("status.unassigned") : Words.name(assignee);
            parts.add("👤 " + Words.bold(name));
            entries.forEach(entry -> parts.add(entry(entry, today, false)));
        });
    }

    List<String> project(ProjectReport report) {
        List<String> parts = new ArrayList<>();
        ProjectCounts counts = report.counts();
        LocalDate today = words.day(report.asOf());
        parts.add(texts.html(
                "project.title",
                TelegramHtml.link(counts.url(), Words.name(counts.project().name()))));
        if (counts.total() == 0) {
            parts.add(texts.html("project.empty"));
        } else {
            parts.add(bar(counts.percent()));
            parts.add(texts.html(
                    "project.progress",
                    counts.completed(),
                    counts.total(),
                    counts.percent(),
                    counts.started(),
                    counts.waiting()));
        }
        if (counts.cancelled() > 0) {
            parts.add(texts.html("project.cancelled", counts.cancelled()));
        }
        if (report.cycleOrNull() != null) {
            String cycle = words.quoted(words.title(report.cycleOrNull()));
            parts.add(
                    report.cycleEndOrNull() == null
                            ? texts.html("project.cycle", cycle)
                            : texts.html("project.cycle.until", cycle, words.date(report.cycleEndOrNull(), today)));
        }
        list(parts, "list.blocked", report.blocked(), today);
        list(parts, "list.in-progress", report.inProgress(), today);
        list(parts, "list.due", report.due(), today);
        parts.add("");
        parts.add(texts.html("as-of", words.time(report.asOf())));
        return parts;
    }

    private static String bar(int percent) {
        int full = Math.min(10, Math.max(0, percent / 10));
        return "▓".repeat(full) + "░".repeat(10 - full);
    }

    List<String> person(PersonReport report, boolean asked) {
        List<String> parts = new ArrayList<>();
        LocalDate today = words.day(report.asOf());
        String name = Words.name(report.name());
        parts.add(asked ? texts.html("mine.title") : texts.html("person.title", name));
        if (report.minutesOrNull() != null && report.minutesOrNull() > 0) {
            parts.add(texts.html("person.spent", words.duration(report.minutesOrNull())));
        }
        if (!asked && report.lastSeenOrNull() != null) {
            parts.add(texts.html("person.seen", words.ago(report.lastSeenOrNull(), report.asOf())));
        }
        if (Stream.of(report.inProgress(), report.blocked(), report.next()).allMatch(List::isEmpty)) {
            parts.add(asked ? texts.html("mine.idle") : texts.html("person.idle", name));
        }
        list(parts, "list.blocked", report.blocked(), today, false);
        list(parts, "list.in-progress", report.inProgress(), today, false);
        list(parts, "list.next", report.next(), today, false);
        list(parts, "list.done", report.done(), today, false);
        parts.add("");
        parts.add(texts.html("as-of", words.time(report.asOf())));
        return parts;
    }

    private void list(List<String> parts, String heading, List<TaskEntry> entries, LocalDate today) {
        list(parts, heading, entries, today, true);
    }

    private void list(List<String> parts, String heading, List<TaskEntry> entries, LocalDate today, boolean assignees) {
        if (entries.isEmpty()) {
            return;
        }
        parts.add("");
        parts.add(texts.html(heading, entries.size()));
        entries.forEach(entry -> parts.add(entry(entry, today, assignees)));
    }

    private String entry(TaskEntry entry, LocalDate today, boolean assignees) {
        TaskView task = entry.task();
        String facts = Stream.of(
                        Optional.of("👤 " + words.names(task.assignees()))
                                .filter(text -> assignees && !task.assignees().isEmpty()),
                        words.spent(task),
                        words.due(task, today),
                        words.blockers(task).map(text -> "⛔ " + text))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " · " + other)
                .map(text -> " · " + text)
                .orElse("");
        String priority = Words.priorityMark(task);
        return "• " + (priority.isEmpty() ? "" : priority + " ") + TelegramHtml.link(task.url(), Words.key(task)) + " "
                + words.title(task.name()) + facts;
    }

    List<String> why(WhyReport report) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.html(
                "why.title",
                TelegramHtml.link(report.url(), Words.name(report.key())),
                words.quoted(words.title(report.name()))));
        if (report.decided().isEmpty()) {
            parts.add(texts.html("why.nothing"));
        }
        for (WhyReport.Decided decided : report.decided()) {
            Decision decision = decided.decision();
            String actor = Words.name(decided.actor());
            LocalDate day = words.day(decided.at());
            String what = texts.html(
                    "note." + ChangeMessages.name(decided.kind()), texts.html("nothing"), texts.html("nothing"));
            parts.add("");
            parts.add(texts.html(
                            "why.entry",
                            words.date(day, day) + " " + words.time(decided.at()),
                            plainKind(decided, what))
                    + (actor.isEmpty() ? "" : " (" + actor + ")"));
            String rule = "rule." + decision.rule();
            parts.add("→ "
                    + texts.html(
                            "why.rule",
                            texts.html("why." + decision.action().name().toLowerCase(Locale.ROOT)),
                            Words.name(decision.rule()),
                            texts.has(rule)
                                    ? texts.html(rule)
                                    : TelegramHtml.escape(TelegramHtml.line(decision.reason(), 200))));
            if (decided.held() != WhyReport.Held.NOT) {
                parts.add(texts.html("why.held."
                        + decided.held().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            }
        }
        return parts;
    }

    /** Without values, which are not kept. */
    private static String plainKind(WhyReport.Decided decided, String note) {
        return switch (decided.kind()) {
            case STATE_CHANGED, PRIORITY_CHANGED, ASSIGNED, DUE_DATE_CHANGED ->
                "<code>" + ChangeMessages.name(decided.kind()) + "</code>";
            default -> note;
        };
    }

    List<String> health(HealthReport report) {
        boolean waits = report.oldestWaitingOrNull() != null
                && report.oldestWaitingOrNull().compareTo(LONG_WAIT) > 0;
        boolean well = !report.plane().isEmpty()
                && !report.webhooksSilent()
                && report.lastPollOrNull() != null
                && report.deadLetters() == 0
                && !waits;
        List<String> parts = new ArrayList<>();
        parts.add(texts.html(well ? "health.title.well" : "health.title.ill"));
        parts.add(
                report.plane().isEmpty()
                        ? texts.html("health.plane.down")
                        : texts.html("health.plane", TelegramHtml.escape(TelegramHtml.line(report.plane(), 100))));
        if (report.lastWebhookOrNull() == null) {
            parts.add(texts.html("health.webhook.none"));
        } else {
            parts.add(texts.html(
                    report.webhooksSilent() ? "health.webhook.silent" : "health.webhook",
                    words.ago(report.lastWebhookOrNull(), report.now())));
        }
        parts.add(
                report.lastPollOrNull() == null
                        ? texts.html("health.poll.none")
                        : texts.html("health.poll", words.ago(report.lastPollOrNull(), report.now())));
        parts.add(texts.html("health.inbox", report.inboxWaiting()));
        parts.add(
                report.oldestWaitingOrNull() == null
                        ? texts.html("health.outbox", report.outboxWaiting())
                        : (waits ? "🔴 " : "")
                                + texts.html(
                                        "health.outbox.oldest",
                                        report.outboxWaiting(),
                                        words.roughly(report.oldestWaitingOrNull())));
        if (report.deadLetters() > 0) {
            parts.add(texts.html("health.dead", report.deadLetters()));
        }
        parts.add(texts.html("health.version", TelegramHtml.escape(TelegramHtml.line(report.version(), 40))));
        return parts;
    }

    List<String> help() {
        return Stream.of(
                        "title", "status", "project", "agent", "mine", "mute", "digest", "why", "health", "help",
                        "reply")
                .map(topic -> texts.html("help." + topic))
                .toList();
    }
}
