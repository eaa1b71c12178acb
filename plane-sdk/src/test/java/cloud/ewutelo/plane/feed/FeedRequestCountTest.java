package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.support.EmbeddedPlane;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.Feeds;
import cloud.ewutelo.plane.testkit.RequestRecord;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a poll costs. */
class FeedRequestCountTest extends EmbeddedPlane {

    private final FakeTime time = new FakeTime();

    @Override
    protected PlaneClientBuilder client() {
        return super.client().timeSource(time);
    }

    @Test
    void quietProjectCostsOneSmallRequest() {
        fill(project, 60);
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);
        server.clearRequests();

        for (int i = 0; i < 10; i++) {
            assertThat(feed.poll().events()).isEmpty();
        }

        assertThat(server.requests()).hasSize(10).allSatisfy(request -> {
            assertThat(request.query()).contains("fields=id%2Cupdated_at", "order_by=-updated_at");
        });
    }

    @Test
    void changesCostOneMoreRequestHoweverManyOnThePage() {
        List<WorkItem> items = fill(project, 60);
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);
        items.subList(0, 5).forEach(item -> project.workItems().update(item.id(), w -> w.name("Changed")));
        server.clearRequests();

        assertThat(Feeds.drain(feed)).hasSize(5);

        assertThat(server.requests()).hasSize(2);
        assertThat(size(server.requests().get(1))).isLessThanOrEqualTo(15);
    }

    @Test
    void deletionCostsOneListingOfIdsAndOneRequestForTheReason() {
        List<WorkItem> items = fill(project, 60);
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);
        project.workItems().delete(items.get(7).id());
        server.clearRequests();

        assertThat(Feeds.drain(feed)).hasSize(1);

        assertThat(server.requests()).extracting(RequestRecord::query).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void hintedWorkItemCostsOneRequestAndIsNotReadAgain() {
        List<WorkItem> items = fill(project, 60);
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);
        project.workItems().update(items.get(3).id(), w -> w.name("Changed"));
        server.clearRequests();

        feed.hint(items.get(3).id());
        FeedBatch batch = feed.poll();
        assertThat(batch.events()).hasSize(1);
        batch.commit();
        assertThat(server.requests()).hasSize(1);

        assertThat(feed.poll().events()).isEmpty();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void twentyProjectsWithTenChangesCostTwentyRequestsAndOneForEachChangedPage() {
        WorkspaceClient workspace = plane.workspace(server.workspaceSlug());
        List<ProjectClient> projects = new ArrayList<>();
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            projects.add(workspace.project(workspace
                    .projects()
                    .create(p -> p.name("Project " + number).identifier("P" + number))
                    .id()));
            items.addAll(fill(projects.get(i), 40));
        }
        WorkspaceFeed feed = workspace.feed(w -> w.every(Duration.ofSeconds(1))
                .projects(projects.stream().map(p -> p.get().id()).toArray(String[]::new)));
        assertThat(round(feed)).isEmpty();
        for (int i = 0; i < 10; i++) {
            int number = i;
            projects.get(i).workItems().update(items.get(i * 40 + 7).id(), w -> w.name("Changed " + number));
        }
        server.clearRequests();
        time.advance(Duration.ofSeconds(2));

        assertThat(round(feed)).hasSize(10);

        assertThat(server.requests()).hasSizeLessThanOrEqualTo(21 + 10);
    }

    /** Polls until no project is due. */
    private static List<FeedEvent> round(WorkspaceFeed feed) {
        List<FeedEvent> events = new ArrayList<>();
        for (Optional<FeedBatch> batch = feed.poll(); batch.isPresent(); batch = feed.poll()) {
            events.addAll(batch.get().events());
            batch.get().commit();
        }
        return events;
    }

    private static int size(RequestRecord request) {
        return Integer.parseInt(request.query().replaceAll(".*per_page=(\\d+).*", "$1"));
    }

    private static List<WorkItem> fill(ProjectClient project, int items) {
        return project.workItems()
                .createAll(
                        IntStream.range(0, items)
                                .mapToObj(i -> new WorkItemCreate().name("Item " + i))
                                .toList(),
                        BulkOptions.defaults())
                .orThrow();
    }
}
