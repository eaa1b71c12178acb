package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Examples that the Javadoc shows. */
final class ClientSnippets {

    private ClientSnippets() {}

    static void client() {
        // @start region="client"
        try (PlaneClient plane = PlaneClient.builder()
                .baseUrl("https://plane.example.org")
                .apiKey(System.getenv("PLANE_API_KEY"))
                .build()) {
            ProjectClient project = plane.workspace("acme").project("ONB");
            WorkItem task = project.workItems().create(w -> w.name("Back up the database")
                    .state("Todo")
                    .priority(Priority.HIGH)
                    .assignee("imhotep@example.org"));
            project.workItems().update(task.id(), w -> w.state("In Progress").clearTargetDate());
            for (WorkItem item : project.workItems().list()) {
                System.out.println(item.sequenceId() + " " + item.name());
            }
        }
        // @end
    }

    static void async(PlaneClient plane, Executor executor) {
        // @start region="async"
        ProjectClient project = plane.workspace("acme").project("ONB");
        CompletableFuture<WorkItem> task =
                plane.async(executor).call(() -> project.workItems().get("ONB-12"));
        // @end
        task.join();
    }
}
