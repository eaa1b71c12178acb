package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.support.FakeClock;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.MemoryCheckpoints;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceFeedTest {

    private final FakeTime time = new FakeTime();
    private PlaneServer server;
    private PlaneClient admin;
    private PlaneClient plane;
    private WorkspaceClient workspace;

    @BeforeEach
    void start() {
        server = PlaneServer.builder()
                .rateLimitPerMinute(1_000_000)
                .clock(new FakeClock(time))
                .start();
        admin = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .timeSource(new FakeTime())
                .build();
        connect(RateLimit.unlimited());
    }

    private void connect(RateLimit limit) {
        plane = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(limit)
                .timeSource(time)
                .build();
        workspace = plane.workspace(server.workspaceSlug());
    }

    @AfterEach
    void stop() {
        plane.close();
        admin.close();
        server.close();
    }

    private ProjectClient newProject(String identifier) {
        WorkspaceClient acme = admin.workspace(server.workspaceSlug());
        return acme.project(acme.projects()
                .create(p -> p.name("Project " + identifier).identifier(identifier))
                .id());
    }

    @Test
    void eachProjectHasItsTurnOnceInAnInterval() {
        newProject("A");
        newProject("B");
        WorkspaceFeed feed = workspace.feed(w -> w.every(Duration.ofMinutes(1)));
        drain(feed);
        server.clearRequests();

        assertThat(feed.poll()).isEmpty();
        assertThat(feed.nextWait()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(server.requests()).isEmpty();

        time.advance(feed.nextWait());
        drain(feed);
        assertThat(server.requests())
                .extracting(request -> request.path())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void longReadingOfOneProjectLetsOthersHaveTheirTurn() {
        ProjectClient large = newProject("L");
        for (int i = 0; i < 12; i++) {
            large.workItems().create(w -> w.name("Item"));
        }
        newProject("S");
        WorkspaceFeed feed =
                workspace.feed(w -> w.projects("L", "S").each(f -> f.pageSize(2).existing(true)));
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FeedBatch batch = feed.poll().orElseThrow();
            sizes.add(batch.events().size());
            batch.commit();
        }
        assertThat(sizes).contains(0).contains(2).doesNotContain(12);
    }

    @Test
    void leavesHalfOfTheBudgetToOthers() {
        connect(RateLimit.of(20, Duration.ofMinutes(1)));
        for (String each : List.of("A", "B", "C", "D")) {
            newProject(each);
        }
        time.advance(Duration.ofMinutes(2));
        server.setRateLimitPerMinute(20);
        WorkspaceFeed feed = workspace.feed(w -> w.every(Duration.ofSeconds(1)));
        for (int i = 0; i < 200; i++) {
            feed.poll().ifPresent(FeedBatch::commit);
            assertThat(plane.budget().remaining()).as("round " + i).isGreaterThanOrEqualTo(20 / 2 - 2);
            if (!feed.nextWait().isZero()) {
                time.advance(feed.nextWait());
            }
        }
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void newProjectIsFoundAndAllThatIsInItReported() {
        newProject("A");
        MemoryCheckpoints store = new MemoryCheckpoints();
        WorkspaceFeed feed = workspace.feed(w -> w.each(f -> f.store(store)));
        drain(feed);
        newProject("B").workItems().create(w -> w.name("First"));
        time.advance(Duration.ofMinutes(10));
        assertThat(drain(feed)).hasSize(1).first().isInstanceOf(FeedEvent.Created.class);

        newProject("C").workItems().create(w -> w.name("While the program was down"));
        assertThat(drain(workspace.feed(w -> w.each(f -> f.store(store)))))
                .hasSize(1)
                .first()
                .isInstanceOf(FeedEvent.Created.class);
    }

    @Test
    void projectThatFailsWaitsAndDoesNotStopTheOthers() {
        ProjectClient broken = newProject("A");
        ProjectClient good = newProject("B");
        WorkspaceFeed feed = workspace.feed(w -> w.every(Duration.ofSeconds(1)));
        drain(feed);
        time.advance(Duration.ofSeconds(2));
        good.workItems().create(w -> w.name("Good"));
        String path = "**" + broken.get().id() + "/work-items/";
        server.faults().onNext("GET", path).times(100).status(500);

        List<FeedEvent> events = new ArrayList<>();
        int failures = 0;
        for (int second = 0; second < 60; second++) {
            try {
                events.addAll(drain(feed));
            } catch (PlaneException e) {
                failures++;
            }
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(events).hasSize(1);
        assertThat(failures).isBetween(2, 4);

        server.faults().clear();
        broken.workItems().create(w -> w.name("Better"));
        time.advance(Duration.ofMinutes(3));
        assertThat(drain(feed)).hasSize(1);
    }

    @Test
    void uncommittedEventsComeAgainAtOnce() {
        ProjectClient project = newProject("A");
        WorkspaceFeed feed = workspace.feed(w -> {});
        drain(feed);
        project.workItems().create(w -> w.name("New"));
        time.advance(Duration.ofMinutes(1));

        FeedBatch first = feed.poll().orElseThrow();
        assertThat(first.events()).hasSize(1);
        assertThat(feed.nextWait()).isZero();
        FeedBatch again = feed.poll().orElseThrow();
        assertThat(again.events())
                .extracting(FeedEvent::id)
                .containsExactly(first.events().get(0).id());
    }

    @Test
    void deletedProjectIsReportedAndDropped() {
        newProject("A");
        ProjectClient gone = newProject("B");
        gone.workItems().create(w -> w.name("Gone with it"));
        WorkspaceFeed feed = workspace.feed(w -> {});
        drain(feed);
        admin.workspace(server.workspaceSlug()).projects().delete(gone.get().id());
        time.advance(Duration.ofMinutes(10));
        assertThat(drain(feed))
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(FeedEvent.ProjectChanged.class, event -> assertThat(event.change())
                        .isEqualTo(ProjectChange.DELETED));
        time.advance(Duration.ofMinutes(10));
        assertThat(drain(feed)).isEmpty();
    }

    @Test
    void loopHandlesEventsSleepsInBetweenAndSurvivesFailures() throws InterruptedException {
        ProjectClient project = newProject("A");
        WorkspaceFeed feed = workspace.feed(w -> w.every(Duration.ofSeconds(5)));
        drain(feed);
        project.workItems().create(w -> w.name("One"));
        server.faults().onNext("GET", "**work-items/").times(1).status(500);
        List<FeedEvent> handled = new ArrayList<>();
        int[] rounds = new int[1];

        feed.run(handled::add, () -> handled.isEmpty() && rounds[0]++ < 200);

        assertThat(handled).hasSize(1);
        assertThat(rounds[0]).isLessThan(200);
        assertThat(time.sleeps()).isNotEmpty().allSatisfy(sleep -> assertThat(sleep)
                .isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void handlerThatThrowsEndsTheLoopAndGetsTheEventAgain() {
        ProjectClient project = newProject("A");
        WorkspaceFeed feed = workspace.feed(w -> {});
        drain(feed);
        project.workItems().create(w -> w.name("One"));
        time.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> feed.run(
                        event -> {
                            throw new IllegalArgumentException("cannot");
                        },
                        () -> true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(drain(feed)).hasSize(1);
    }

    @Test
    void badOptionsAreRefusedByName() {
        assertThatThrownBy(() -> workspace.feed(w -> w.every(Duration.ZERO)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("feed.every");
        assertThatThrownBy(() -> workspace.feed(w -> w.budgetPercent(0)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("feed.budgetPercent");
        assertThatThrownBy(() -> workspace.feed(w -> w.each(f -> f.overlap(Duration.ofSeconds(-1)))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("feed.overlap");
        assertThatThrownBy(() -> workspace.feed(w -> {}).hint("x", "ONB-1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("feed.hint");
    }

    private static List<FeedEvent> drain(WorkspaceFeed feed) {
        List<FeedEvent> events = new ArrayList<>();
        for (Optional<FeedBatch> batch = feed.poll(); batch.isPresent(); batch = feed.poll()) {
            events.addAll(batch.get().events());
            batch.get().commit();
        }
        return events;
    }
}
