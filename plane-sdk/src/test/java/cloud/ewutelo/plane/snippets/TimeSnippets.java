package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.time.DamagedTimeEntry;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.TimeMigration;
import cloud.ewutelo.plane.time.Timer;
import cloud.ewutelo.plane.time.Timesheet;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Examples that the Javadoc and the guide show. */
final class TimeSnippets {

    private TimeSnippets() {}

    static void timer(ProjectClient project, WorkItem task) {
        // @start region="timer"
        try (Timer timer = project.time().start(task, "Restore test")) {
            backUp(timer.workItemId());
        }
        // @end
    }

    static void stop(ProjectClient project) {
        // @start region="stop"
        project.time().start("ONB-12", "Restore test");
        // ... perhaps another program, on another machine, with the same key:
        project.time().stop("ONB-12").map(TimeEntry::duration).ifPresent(System.out::println);
        // @end
    }

    static void log(ProjectClient project) {
        // @start region="log"
        project.time().log("ONB-12", Duration.ofMinutes(90), "Restore test");
        project.time().log("ONB-12", entry -> entry.duration(Duration.ofMinutes(20))
                .description("Review")
                .agent("hypatia@example.org")
                .startedAt(Instant.parse("2026-11-24T15:00:00Z"))
                .key("review-2026-11-24"));
        // @end
    }

    static void forgotten(ProjectClient project) {
        // @start region="forgotten"
        Duration workday = Duration.ofHours(8);
        for (Timer timer : project.time().running()) {
            if (timer.age().compareTo(workday) > 0) {
                System.out.println(timer.agentId() + " forgot a timer on " + timer.workItemId());
                timer.stopAtMost(workday);
            }
        }
        // @end
    }

    static void totals(ProjectClient project) {
        // @start region="totals"
        Timesheet all = project.time().list(query -> {});
        System.out.println("Together: " + all.total());
        all.totalByAgent().forEach((agent, total) -> System.out.println(agent + ": " + total));

        Timesheet some = project.time()
                .list(query -> query.workItems(List.of("ONB-12", "ONB-15")).agent("imhotep"));
        if (!some.isComplete()) {
            for (DamagedTimeEntry damaged : some.damaged()) {
                System.out.println("Comment " + damaged.commentId() + " is in no total: " + damaged.reason());
            }
        }
        // @end
    }

    static void correct(ProjectClient project) {
        // @start region="correct"
        TimeEntry entry = project.time().list("ONB-12").entries().get(0);
        project.time().edit("ONB-12", entry.id(), change -> change.duration(Duration.ofHours(1)));
        project.time().delete("ONB-12", entry.id());
        // @end
    }

    static void migrate(ProjectClient project) {
        // @start region="migrate"
        TimeMigration migration = project.time().migrate();
        System.out.println(migration.entries() + " entries are worklogs now, " + migration.total() + " in all.");
        // @end
    }

    private static void backUp(String workItemId) {
        System.out.println(workItemId);
    }
}
