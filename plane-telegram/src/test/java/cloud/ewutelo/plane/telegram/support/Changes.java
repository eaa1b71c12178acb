package cloud.ewutelo.plane.telegram.support;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.Actor;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.workitem.Priority;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes for tests, made step by step. Nothing in it changes: each step is a new one. */
public record Changes(
        ChangeKind kind,
        ProjectName project,
        Actor actor,
        TaskView task,
        boolean aboutTask,
        @Nullable String field,
        @Nullable String text,
        @Nullable String url,
        @Nullable String marker,
        @Nullable String before,
        @Nullable String after,
        Instant at) {

    /** A Monday. */
    public static final Instant MONDAY = Instant.parse("2026-03-02T12:30:00Z");

    public static final ProjectName ONBOARDING =
            new ProjectName("9a41c3c2-0000-4000-8000-000000000001", "ONB", "Onboarding");

    public static final Actor IMHOTEP = new Actor("a9e70000-0000-4000-8000-000000000001", "imhotep", ActorClass.AGENT);

    public static final Actor SOFIANE = new Actor("c0c10000-0000-4000-8000-000000000002", "Sofiane", ActorClass.HUMAN);

    public static final TaskView BACKUP = new TaskView(
            "77de0000-0000-4000-8000-000000000003",
            "ONB-12",
            "Back up the database",
            "https://plane.example.org/acme/browse/ONB-12/",
            "In Progress",
            StateGroup.STARTED,
            Priority.HIGH,
            LocalDate.parse("2026-03-05"),
            List.of("imhotep"),
            List.of(),
            85L,
            null);

    /** A change of the task by the agent. */
    public static Changes of(ChangeKind kind) {
        return new Changes(kind, ONBOARDING, IMHOTEP, BACKUP, true, null, null, null, null, null, null, MONDAY);
    }

    public Changes by(Actor who) {
        return new Changes(kind, project, who, task, aboutTask, field, text, url, marker, before, after, at);
    }

    public Changes in(ProjectName where) {
        return new Changes(kind, where, actor, task, aboutTask, field, text, url, marker, before, after, at);
    }

    public Changes on(TaskView which) {
        return new Changes(kind, project, actor, which, true, field, text, url, marker, before, after, at);
    }

    public Changes onNoTask() {
        return new Changes(kind, project, actor, task, false, field, text, url, marker, before, after, at);
    }

    public Changes saying(String words) {
        return new Changes(kind, project, actor, task, aboutTask, field, words, url, marker, before, after, at);
    }

    public Changes marked(String template) {
        return new Changes(kind, project, actor, task, aboutTask, field, text, url, template, before, after, at);
    }

    public Changes from(@Nullable String old, @Nullable String now) {
        return new Changes(kind, project, actor, task, aboutTask, field, text, url, marker, old, now, at);
    }

    public Changes ofField(String name) {
        return new Changes(kind, project, actor, task, aboutTask, name, text, url, marker, before, after, at);
    }

    public Changes minutesLater(int minutes) {
        return new Changes(
                kind,
                project,
                actor,
                task,
                aboutTask,
                field,
                text,
                url,
                marker,
                before,
                after,
                at.plusSeconds(60L * minutes));
    }

    public PlaneChange change() {
        return new PlaneChange(
                "change-" + kind,
                at,
                kind,
                project,
                actor,
                field,
                aboutTask ? task : null,
                text,
                url,
                marker,
                before,
                after);
    }

    /** The task in another state. */
    public static TaskView task(StateGroup group, String state) {
        return new TaskView(
                BACKUP.id(),
                BACKUP.key(),
                BACKUP.name(),
                BACKUP.url(),
                state,
                group,
                BACKUP.priority(),
                BACKUP.dueDateOrNull(),
                BACKUP.assignees(),
                BACKUP.blockers(),
                BACKUP.minutesOrNull(),
                null);
    }

    /** Another task of the project. */
    public static TaskView task(
            String key,
            String name,
            StateGroup group,
            @Nullable LocalDate due,
            List<String> assignees,
            List<String> blockers) {
        return new TaskView(
                key.equals(BACKUP.key())
                        ? BACKUP.id()
                        : "77de0000-0000-4000-8000-" + "%012x".formatted(key.hashCode() & 0xffffffffL),
                key,
                name,
                "https://plane.example.org/acme/browse/" + key + "/",
                group.value(),
                group,
                Priority.NONE,
                due,
                assignees,
                blockers,
                null,
                null);
    }

    /** The task with everything that can be known, and an agent that is not sure. */
    public static TaskView doubtful() {
        return new TaskView(
                BACKUP.id(),
                BACKUP.key(),
                BACKUP.name(),
                BACKUP.url(),
                "Done",
                StateGroup.COMPLETED,
                Priority.URGENT,
                BACKUP.dueDateOrNull(),
                List.of("imhotep", "ptah"),
                List.of("ONB-3"),
                85L,
                new BigDecimal("0.55"));
    }
}
