package cloud.ewutelo.plane.samples.cookbook;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes urgent what is overdue. Its test shows how to test code of your own against the embedded Plane. */
public final class OverdueEscalation {

    private static final Set<StateGroup> ENDED = Set.of(StateGroup.COMPLETED, StateGroup.CANCELLED);

    private OverdueEscalation() {}

    /** Arguments: workspace and project, such as {@code acme ONB}. */
    public static void main(String[] args) {
        try (PlaneClient plane = PlaneClient.fromEnv()) {
            run(plane.workspace(args[0]).project(args[1]), Clock.systemUTC())
                    .forEach(name -> System.out.println("Urgent now: " + name));
        }
    }

    static List<String> run(ProjectClient project, Clock clock) {
        Set<String> open = project.states().list().stream()
                .filter(state -> !ENDED.contains(state.group()))
                .map(State::id)
                .collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        List<String> escalated = new ArrayList<>();
        for (WorkItem item : project.workItems().list().toList()) {
            LocalDate due = item.targetDate().orElse(LocalDate.MAX);
            if (due.isBefore(today)
                    && open.contains(item.state().id())
                    && !item.priority().equals(Priority.URGENT)) {
                project.workItems().update(item.id(), w -> w.priority(Priority.URGENT));
                project.comments(item.id()).create(c -> c.text("Overdue since " + due + "."));
                escalated.add(item.name());
            }
        }
        return escalated;
    }
}
