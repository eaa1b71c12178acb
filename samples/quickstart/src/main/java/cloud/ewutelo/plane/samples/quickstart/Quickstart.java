package cloud.ewutelo.plane.samples.quickstart;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;
import java.util.Locale;

/** Creates a project with three tasks, works one of them through to done, and deletes the project again. */
public final class Quickstart {

    /** Runs against an embedded Plane, or against the real one that the environment names: see {@link Target}. */
    public static void main(String[] args) {
        try (Target target = Target.fromEnvironment(System.getenv());
                PlaneClient plane = target.connect()) {
            System.out.println("Plane at " + target.baseUrl() + ", workspace " + target.workspace());
            run(plane.workspace(target.workspace()), plane.users().me().id());
        }
    }

    static void run(WorkspaceClient workspace, String me) {
        String identifier = "QS" + Long.toString(System.currentTimeMillis(), 36).toUpperCase(Locale.ROOT);
        workspace.projects().create(p -> p.name("Quickstart " + identifier).identifier(identifier));
        System.out.println("Created the project " + identifier + "; it will be deleted at the end.");
        try {
            ProjectClient project = workspace.project(identifier);
            plan(project, me);
            printBoard("Before", project);
            work(project, me);
            printBoard("After", project);
        } finally {
            workspace.projects().delete(identifier);
            System.out.println("\nDeleted the project " + identifier + ".");
        }
    }

    private static void plan(ProjectClient project, String me) {
        project.labels().create(l -> l.name("ops").color("#46A758"));
        var tasks = project.workItems();
        tasks.create(t -> t.name("Back up the database")
                .state("Todo")
                .priority(Priority.HIGH)
                .label("ops")
                .assignee(me));
        tasks.create(t -> t.name("Write the runbook").state("Todo").priority(Priority.MEDIUM));
        tasks.create(t -> t.name("Buy a cake").priority(Priority.LOW));
    }

    /** What an agent does: find its tasks, say that it begins, do the work, say that it is done. */
    private static void work(ProjectClient project, String me) {
        for (WorkItem task : project.workItems().list().toList()) {
            if (task.assignees().stream().anyMatch(user -> user.id().equals(me))) {
                project.workItems().update(task.id(), t -> t.state("In Progress"));
                project.comments(task.id()).create(c -> c.text("I am on it."));
                project.workItems().update(task.id(), t -> t.state("Done"));
                project.comments(task.id()).create(c -> c.text("Done: the dump is 12 MB, and it restores."));
            }
        }
    }

    private static void printBoard(String title, ProjectClient project) {
        System.out.println("\n" + title);
        List<WorkItem> items = project.workItems().list().toList();
        for (State state : project.states().list()) {
            System.out.printf("  %-12s", state.name());
            items.stream().filter(item -> item.state().id().equals(state.id())).forEach(item -> {
                int comments = project.comments(item.id()).list().toList().size();
                System.out.printf("  %s (%s, %d comments)", item.name(), item.priority(), comments);
            });
            System.out.println();
        }
    }
}
