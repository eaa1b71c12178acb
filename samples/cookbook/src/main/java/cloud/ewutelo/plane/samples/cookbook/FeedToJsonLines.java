package cloud.ewutelo.plane.samples.cookbook;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.ProjectFeed;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.model.JsonValue;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has changed since the last run, one line of JSON for each change: for cron, and for pipes. */
public final class FeedToJsonLines {

    private FeedToJsonLines() {}

    /** Arguments: workspace, project, directory to remember in, such as {@code acme ONB /var/lib/feed}. */
    public static void main(String[] args) {
        try (PlaneClient plane = PlaneClient.fromEnv()) {
            run(plane.workspace(args[0]).project(args[1]), Path.of(args[2]), System.out);
        }
    }

    static void run(ProjectClient project, Path directory, PrintStream out) {
        ProjectFeed feed =
                project.feed(f -> f.store(CheckpointStore.directory(directory)).comments(true));
        FeedBatch batch;
        do {
            batch = feed.poll();
            batch.events().forEach(event -> out.println(json(event)));
            out.flush();
            batch.commit();
        } while (batch.hasMore());
    }

    private static JsonValue json(FeedEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", event.id());
        if (event instanceof FeedEvent.Created created) {
            line.put("event", "created");
            line.put("name", created.workItem().name());
        } else if (event instanceof FeedEvent.Updated updated) {
            line.put("event", "updated");
            line.put("name", updated.workItem().name());
            line.put(
                    "changed",
                    updated.changed().stream().map(Enum::name).sorted().toList());
        } else if (event instanceof FeedEvent.Commented commented) {
            line.put("event", "commented");
            line.put("name", commented.workItem().name());
            line.put("comment", PlaneHtml.toText(commented.comment().html()));
        } else if (event instanceof FeedEvent.Removed removed) {
            line.put("event", "removed");
            line.put("work_item", removed.workItemId());
        }
        return JsonValue.of(line);
    }
}
