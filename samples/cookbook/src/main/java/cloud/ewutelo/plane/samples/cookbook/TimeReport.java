package cloud.ewutelo.plane.samples.cookbook;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.time.Timesheet;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Who spent how long on what, in one project, on every edition. */
public final class TimeReport {

    private TimeReport() {}

    /** Arguments: workspace and project, such as {@code acme ONB}. */
    public static void main(String[] args) {
        try (PlaneClient plane = PlaneClient.fromEnv()) {
            run(plane.workspace(args[0]), args[1], System.out);
        }
    }

    static void run(WorkspaceClient workspace, String project, PrintStream out) {
        Map<String, String> names = new HashMap<>();
        for (User member : workspace.members().list()) {
            names.put(member.id(), member.displayName());
        }
        Map<String, String> titles = new HashMap<>();
        for (WorkItem item : workspace.project(project).workItems().list()) {
            titles.put(item.id(), item.name());
        }
        Timesheet all = workspace.project(project).time().list(query -> {});
        print(out, "By agent", all.totalByAgent(), names);
        print(out, "By task", all.totalByWorkItem(), titles);
        out.println("Together " + hours(all.total()));
        if (!all.isComplete()) {
            out.println(all.damaged().size() + " entries could not be read and are in no total.");
        }
    }

    private static void print(PrintStream out, String title, Map<String, Duration> totals, Map<String, String> names) {
        out.println(title);
        totals.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .forEach(total -> out.println(
                        "  " + hours(total.getValue()) + "  " + names.getOrDefault(total.getKey(), total.getKey())));
    }

    private static String hours(Duration time) {
        return "%d:%02d".formatted(time.toHours(), time.toMinutesPart());
    }
}
