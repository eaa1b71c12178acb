package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.telegram.board.Board;
import cloud.ewutelo.plane.telegram.board.BoardMember;
import cloud.ewutelo.plane.telegram.board.BoardProject;
import cloud.ewutelo.plane.telegram.board.BoardTask;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.message.BurnUp;
import cloud.ewutelo.plane.telegram.message.DigestReport;
import cloud.ewutelo.plane.telegram.message.PersonReport;
import cloud.ewutelo.plane.telegram.message.ProjectCounts;
import cloud.ewutelo.plane.telegram.message.ProjectReport;
import cloud.ewutelo.plane.telegram.message.StatusReport;
import cloud.ewutelo.plane.telegram.message.TaskEntry;
import cloud.ewutelo.plane.telegram.pipeline.Links;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Draws what is asked for from the board. */
final class Reports {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final int CHART_DAYS = 30;
    private static final int DONE_LISTED = 10;
    private static final Map<Priority, Integer> RANKS =
            Map.of(Priority.URGENT, 0, Priority.HIGH, 1, Priority.MEDIUM, 2, Priority.LOW, 3);
    private static final Comparator<BoardTask> MOST_URGENT = Comparator.<BoardTask>comparingInt(
                    task -> RANKS.getOrDefault(task.priority(), RANKS.size()))
            .thenComparing(task -> task.dueDate().orElse(LocalDate.MAX));
    private static final Comparator<BoardTask> LATEST_DONE = Comparator.<BoardTask, Instant>comparing(
                    task -> task.completedAt().orElse(Instant.MIN))
            .reversed();

    private final Board board;
    private final Links links;
    private final Instant now;
    private final ZoneId zone;

    Reports(Board board, Links links, Instant now, ZoneId zone) {
        this.board = board;
        this.links = links;
        this.now = now;
        this.zone = zone;
    }

    StatusReport status() {
        List<BoardProject> active =
                board.projects().stream().filter(BoardProject::isActive).toList();
        return new StatusReport(
                active.stream().map(this::counts).toList(),
                entries(active, BoardTask::isStarted, MOST_URGENT),
                entries(active, this::isStuck, MOST_URGENT),
                board.asOf());
    }

    ProjectReport project(BoardProject project) {
        LocalDate week = today().plusDays(LATELY.toDays());
        List<BoardProject> only = List.of(project);
        return new ProjectReport(
                counts(project),
                null,
                null,
                entries(only, BoardTask::isStarted, MOST_URGENT),
                entries(only, this::isStuck, MOST_URGENT),
                entries(
                        only,
                        task -> task.isOpen()
                                && task.dueDate()
                                        .filter(due -> !due.isAfter(week))
                                        .isPresent(),
                        Comparator.comparing(task -> task.dueDate().orElse(LocalDate.MAX))),
                board.asOf());
    }

    PersonReport person(BoardMember member) {
        Predicate<BoardTask> theirs = task -> task.assignees().contains(member.id());
        Instant since = now.minus(LATELY);
        return new PersonReport(
                member.name(),
                entries(board.projects(), theirs.and(BoardTask::isStarted), MOST_URGENT),
                entries(board.projects(), theirs.and(this::isStuck), MOST_URGENT),
                entries(
                        board.projects(),
                        theirs.and(task -> task.isOpen() && !task.isStarted() && !isStuck(task)),
                        MOST_URGENT),
                entries(
                                board.projects(),
                                theirs.and(task -> task.isCompleted()
                                        && task.completedAt()
                                                .filter(since::isBefore)
                                                .isPresent()),
                                LATEST_DONE)
                        .stream()
                        .limit(DONE_LISTED)
                        .toList(),
                null,
                null,
                board.asOf());
    }

    DigestReport digest(LocalDate day) {
        LocalDate yesterday = day.minusDays(1);
        return new DigestReport(
                day,
                entries(
                        board.projects(),
                        task -> task.isCompleted()
                                && task.completedAt()
                                        .filter(at ->
                                                at.atZone(zone).toLocalDate().equals(yesterday))
                                        .isPresent(),
                        LATEST_DONE),
                entries(board.projects(), this::isStuck, MOST_URGENT),
                entries(
                        board.projects(),
                        task -> task.isOpen()
                                && task.dueDate().filter(day::equals).isPresent(),
                        MOST_URGENT),
                entries(
                        board.projects(),
                        task -> task.isOpen()
                                && task.dueDate()
                                        .filter(due -> due.isBefore(day))
                                        .isPresent(),
                        MOST_URGENT));
    }

    /** The last 30 days; what was completed in a project before it is its start. */
    BurnUp burnUp(BoardProject project) {
        List<BoardTask> counted = project.tasks(task -> !task.isCancelled());
        List<BurnUp.Day> days = new ArrayList<>();
        LocalDate today = today();
        for (LocalDate day = today.minusDays(CHART_DAYS - 1L); !day.isAfter(today); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            int scope = (int) counted.stream()
                    .filter(task -> task.createdAt().orElse(Instant.MIN).isBefore(end))
                    .count();
            int completed = (int) counted.stream()
                    .filter(BoardTask::isCompleted)
                    .filter(task -> task.completedAt().orElse(Instant.MIN).isBefore(end))
                    .count();
            days.add(new BurnUp.Day(day, scope, completed));
        }
        return new BurnUp(project.name().name(), days);
    }

    private ProjectCounts counts(BoardProject project) {
        return new ProjectCounts(
                project.name(),
                links.project(project.name().id()),
                project.count(task -> task.isOpen() && !task.isStarted()),
                project.count(BoardTask::isStarted),
                project.count(BoardTask::isCompleted),
                project.count(BoardTask::isCancelled));
    }

    private boolean isStuck(BoardTask task) {
        return task.isOpen() && (task.blocked() || !board.blockers(task).isEmpty());
    }

    private List<TaskEntry> entries(
            List<BoardProject> projects, Predicate<BoardTask> kind, Comparator<BoardTask> order) {
        List<TaskEntry> entries = new ArrayList<>();
        for (BoardProject project : projects) {
            project.tasks(kind).stream()
                    .sorted(order)
                    .forEach(task -> entries.add(new TaskEntry(project.name(), view(task))));
        }
        return entries;
    }

    private TaskView view(BoardTask task) {
        return new TaskView(
                task.id(),
                task.key(),
                task.name(),
                links.task(task.key()),
                task.stateName(),
                task.group(),
                task.priority(),
                task.dueDateOrNull(),
                task.assignees().stream().map(board::memberName).toList(),
                board.blockers(task),
                null,
                null);
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }
}
