package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names, dates and figures as a chat reads them. All that it makes is HTML of limited length. */
final class Words {

    /** Below it, somebody should look at an agent's result. */
    private static final BigDecimal SURE = new BigDecimal("0.7");

    private static final int TITLE = 160;
    private static final int NAME = 40;
    private static final int KEY = 30;
    private static final int MOST_NAMES = 5;
    private static final int MOST_BLOCKERS = 8;

    private final Texts texts;
    private final ZoneId zone;

    Words(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    Texts texts() {
        return texts;
    }

    static String name(String foreign) {
        return TelegramHtml.escape(TelegramHtml.line(foreign, NAME));
    }

    String title(String foreign) {
        String line = TelegramHtml.line(foreign, TITLE);
        return line.isEmpty() ? texts.html("untitled") : TelegramHtml.escape(line);
    }

    String quoted(String html) {
        return texts.html("quoted", html);
    }

    /** A title in quotes that leads to its page. */
    String linked(String foreign, String url) {
        return quoted(TelegramHtml.link(url, title(foreign)));
    }

    static String key(TaskView task) {
        return TelegramHtml.escape(TelegramHtml.line(task.key(), KEY));
    }

    static String bold(String html) {
        return html.isEmpty() ? "" : "<b>" + html + "</b>";
    }

    static String tag(ProjectName project) {
        String name = name(project.name().isBlank() ? project.identifier() : project.name());
        return name.isEmpty() ? "" : "<b>[" + name + "]</b>";
    }

    String names(List<String> foreign) {
        return foreign.isEmpty() ? texts.html("nobody") : some(foreign, MOST_NAMES, NAME);
    }

    /** The first few, and how many more there are. */
    private String some(List<String> foreign, int most, int length) {
        List<String> shown = new ArrayList<>();
        foreign.stream()
                .limit(most)
                .map(each -> TelegramHtml.escape(TelegramHtml.line(each, length)))
                .forEach(shown::add);
        String joined = String.join(", ", shown);
        return foreign.size() > most ? joined + " " + texts.html("more", foreign.size() - most) : joined;
    }

    Optional<String> blockers(TaskView task) {
        return task.blockers().isEmpty()
                ? Optional.empty()
                : Optional.of(texts.html("fact.blockers", some(task.blockers(), MOST_BLOCKERS, KEY)));
    }

    static boolean isClosed(TaskView task) {
        return task.group().equals(StateGroup.COMPLETED) || task.group().equals(StateGroup.CANCELLED);
    }

    /** How an open work item stands to its due date. */
    Optional<String> due(TaskView task, LocalDate today) {
        if (isClosed(task)) {
            return Optional.empty();
        }
        return task.dueDate().map(date -> {
            long days = ChronoUnit.DAYS.between(today, date);
            if (days < 0) {
                return "⏰ " + texts.html("due.overdue", Math.abs(days));
            }
            return "📅 "
                    + (days == 0
                            ? texts.html("due.today")
                            : days == 1 ? texts.html("due.tomorrow") : texts.html("due.on", date(date, today)));
        });
    }

    Optional<String> confidence(TaskView task) {
        return task.confidence().map(score -> {
            String percent =
                    score.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
            return score.compareTo(SURE) < 0
                    ? "🔍 " + texts.html("fact.review", percent)
                    : texts.html("fact.confidence", percent);
        });
    }

    Optional<String> spent(TaskView task) {
        boolean ended = task.group().equals(StateGroup.COMPLETED);
        return task.minutes().filter(minutes -> minutes > 0 || ended).map(minutes -> "⏱ " + duration(minutes));
    }

    String duration(long minutes) {
        if (minutes == 0) {
            return texts.html("duration.less");
        }
        long hours = minutes / 60;
        long rest = minutes % 60;
        if (hours == 0) {
            return texts.html("duration.minutes", rest);
        }
        return rest == 0 ? texts.html("duration.hours", hours) : texts.html("duration.hours-minutes", hours, rest);
    }

    String ago(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        if (passed.toMinutes() < 1) {
            return texts.html("ago.now");
        }
        return texts.html("ago", roughly(passed));
    }

    String roughly(Duration duration) {
        if (duration.toMinutes() < 60) {
            return texts.html("duration.minutes", duration.toMinutes());
        }
        return duration.toHours() < 48
                ? texts.html("duration.hours", duration.toHours())
                : texts.html("duration.days", duration.toDays());
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", texts.locale())
                .withZone(zone)
                .format(instant);
    }

    String longDate(LocalDate date) {
        String words = DateTimeFormatter.ofPattern(texts.html("date.long"), texts.locale())
                .format(date);
        return words.substring(0, 1).toUpperCase(texts.locale()) + words.substring(1);
    }

    String date(LocalDate date, LocalDate today) {
        String pattern = date.getYear() == today.getYear() ? "date" : "date.year";
        return DateTimeFormatter.ofPattern(texts.html(pattern), texts.locale()).format(date);
    }

    /** A date that Plane tells as text. */
    Optional<String> dateIn(String text, LocalDate today) {
        try {
            return Optional.of(date(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text), today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String priority(String value) {
        String key = "priority." + value;
        return texts.has(key) ? texts.html(key) : name(value);
    }

    static String priorityMark(TaskView task) {
        return switch (task.priority().value()) {
            case "urgent" -> "🔴";
            case "high" -> "🟠";
            case "medium" -> "🟡";
            default -> "";
        };
    }

    static String stateMark(TaskView task) {
        if (isClosed(task)) {
            return task.group().equals(StateGroup.COMPLETED) ? "✅" : "🚫";
        }
        if (!task.blockers().isEmpty()) {
            return "⛔";
        }
        return task.group().equals(StateGroup.STARTED) ? "🔵" : "⚪";
    }

    String state(TaskView task) {
        if (!task.stateName().isBlank()) {
            return name(task.stateName());
        }
        String key = "group." + task.group().value();
        return texts.has(key) ? texts.html(key) : name(task.group().value());
    }
}
