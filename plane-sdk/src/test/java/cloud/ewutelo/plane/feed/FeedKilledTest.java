package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.support.Feeds;
import cloud.ewutelo.plane.support.KilledAnywhere;
import cloud.ewutelo.plane.support.MemoryCheckpoints;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A consumer that is killed at any request of its feed, and started again. */
class FeedKilledTest {

    /** What outlives the program: its checkpoints, and what it did with events. */
    private record Disk(MemoryCheckpoints store, List<FeedEvent> handled) {}

    private final Map<PlaneServer, Disk> disks = new ConcurrentHashMap<>();

    @Test
    void handlesEveryChangeOnce() {
        KilledAnywhere.at(this::world, new KilledAnywhere.Scenario() {

            @Override
            public void run(PlaneServer server) {
                Disk disk = disk(server);
                try (PlaneClient plane = connect(server)) {
                    ProjectFeed feed = open(plane, server, disk);
                    FeedBatch batch;
                    do {
                        batch = feed.poll();
                        disk.handled().addAll(batch.events());
                        batch.commit();
                    } while (batch.hasMore());
                }
            }

            @Override
            public void check(PlaneServer server) {
                List<FeedEvent> handled = disk(server).handled();
                assertThat(handled).extracting(FeedEvent::id).doesNotHaveDuplicates();
                assertThat(handled)
                        .extracting(event -> event.getClass().getSimpleName())
                        .containsExactlyInAnyOrder(
                                "Created", "Updated", "Updated", "Updated", "Commented", "Removed", "Removed");
                assertThat(handled)
                        .filteredOn(event -> event instanceof FeedEvent.Removed)
                        .extracting(event -> ((FeedEvent.Removed) event).reason())
                        .containsExactlyInAnyOrder(RemovalReason.ARCHIVED, RemovalReason.DELETED_OR_HIDDEN);
            }
        });
    }

    private PlaneServer world() {
        PlaneServer server = PlaneServer.builder().rateLimitPerMinute(1_000_000).start();
        Disk disk = disk(server);
        try (PlaneClient plane = connect(server)) {
            plane.workspace(server.workspaceSlug()).projects().create(p -> p.name("Killed")
                    .identifier("KIL"));
            ProjectClient project = project(plane, server);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int number = i;
                ids.add(project.workItems()
                        .create(w -> w.name("Item " + number))
                        .id());
            }
            assertThat(Feeds.drain(open(plane, server, disk))).isEmpty();
            project.workItems().create(w -> w.name("New"));
            ids.subList(0, 3).forEach(id -> project.workItems().update(id, w -> w.name("Changed")));
            project.comments(ids.get(1)).create(c -> c.html("<p>Remark</p>"));
            project.workItems().delete(ids.get(3));
            project.workItems().archive(ids.get(4));
        }
        return server;
    }

    private Disk disk(PlaneServer server) {
        return disks.computeIfAbsent(server, key -> new Disk(new MemoryCheckpoints(), new ArrayList<>()));
    }

    private static ProjectFeed open(PlaneClient plane, PlaneServer server, Disk disk) {
        return project(plane, server)
                .feed(f -> f.store(disk.store()).comments(true).pageSize(2));
    }

    private static ProjectClient project(PlaneClient plane, PlaneServer server) {
        return plane.workspace(server.workspaceSlug()).project("KIL");
    }

    private static PlaneClient connect(PlaneServer server) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .timeSource(new NoWaiting())
                .build();
    }
}
