package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.support.Feeds;
import cloud.ewutelo.plane.support.TimedPlane;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.Role;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a feed must not fall for. */
class FeedTrapTest {

    private TimedPlane timed;
    private ProjectClient project;

    @BeforeEach
    void start() {
        start(PlaneEdition.CE_1_3_1);
    }

    private void start(PlaneEdition edition) {
        timed = new TimedPlane(edition, 1);
        project = timed.project;
    }

    @AfterEach
    void stop() {
        timed.close();
    }

    @Test
    void deletionAndCreationAtOnceLeaveTheNumberAsItWas() {
        WorkItem old = project.workItems().create(w -> w.name("Old"));
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);

        project.workItems().delete(old.id());
        WorkItem young = project.workItems().create(w -> w.name("Young"));

        List<FeedEvent> events = Feeds.drain(feed);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOfSatisfying(FeedEvent.Created.class, event -> assertThat(
                        event.workItem().id())
                .isEqualTo(young.id()));
        assertThat(events.get(1))
                .isInstanceOfSatisfying(FeedEvent.Removed.class, event -> assertThat(event.workItemId())
                        .isEqualTo(old.id()));
    }

    @Test
    void saveByALateClockIsFoundWithinTheOverlap() {
        WorkItem item = project.workItems().create(w -> w.name("Old"));
        project.workItems().create(w -> w.name("Newest"));
        ProjectFeed feed = project.feed(f -> f.overlap(Duration.ofSeconds(30)));
        Feeds.drain(feed);

        timed.clock.late(Duration.ofSeconds(20));
        project.workItems().update(item.id(), w -> w.name("By a late machine"));

        assertThat(Feeds.drain(feed)).hasSize(1).first().isInstanceOf(FeedEvent.Updated.class);
    }

    @Test
    void deletedLabelVanishesWithoutATraceAndIsFoundByTheDailyComparison() {
        Label label = project.labels().create(l -> l.name("Gone tomorrow"));
        WorkItem item = project.workItems().create(w -> w.name("Labelled").label(label.id()));
        ProjectFeed feed = project.feed(f -> f.compareAllEvery(Duration.ofHours(24)));
        timed.time.advance(Duration.ofMinutes(1));
        Feeds.drain(feed);
        project.labels().delete(label.id());
        if (!project.workItems().get(item.id()).labels().isEmpty()) {
            // Where Plane keeps it, there is nothing to be found.
            return;
        }
        timed.time.advance(Duration.ofMinutes(5));
        assertThat(Feeds.drain(feed)).isEmpty();

        timed.time.advance(Duration.ofHours(24));
        assertThat(Feeds.drain(feed))
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(FeedEvent.Updated.class, event -> assertThat(event.changed())
                        .containsExactly(ChangedField.LABELS));
    }

    @Test
    void saveWithoutAChangeIsATouchAndNotAnUpdate() {
        WorkItem item = project.workItems().create(w -> w.name("Same"));
        ProjectFeed quiet = project.feed(f -> {});
        ProjectFeed curious = project.feed(f -> f.touches(true));
        Feeds.drain(quiet);
        Feeds.drain(curious);

        project.workItems().update(item.id(), w -> w.name("Same"));
        project.links(item.id()).create(l -> l.url("https://example.org/"));

        assertThat(Feeds.drain(quiet)).isEmpty();
        assertThat(Feeds.drain(curious)).hasSize(1).first().isInstanceOf(FeedEvent.Touched.class);
        assertThat(Feeds.drain(curious)).isEmpty();
    }

    @Test
    void commentsFromBeforeTheFeedBeganAndThoseOfTheSdkAreNotNews() {
        WorkItem item = project.workItems().create(w -> w.name("Discussed"));
        project.comments(item.id()).create(c -> c.html("<p>Long ago</p>"));
        ProjectFeed feed = project.feed(f -> f.comments(true));
        Feeds.drain(feed);

        project.comments(item.id())
                .create(c -> c.html("<p>Fields</p>").externalId(new ExternalId("plane-for-java/fields", item.id())));
        project.workItems().update(item.id(), w -> w.name("Renamed"));

        assertThat(Feeds.drain(feed)).hasSize(1).first().isInstanceOf(FeedEvent.Updated.class);
    }

    @Test
    void removalsOverManyPagesAreAllFoundAndNothingElse() {
        stop();
        start(PlaneEdition.COMMERCIAL);
        List<WorkItem> items = create(250);
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);
        items.subList(50, 130).forEach(item -> project.workItems().delete(item.id()));
        project.workItems().create(w -> w.name("Meanwhile"));

        List<FeedEvent> events = Feeds.drain(feed);
        assertThat(events)
                .filteredOn(event -> event instanceof FeedEvent.Removed)
                .extracting(event -> ((FeedEvent.Removed) event).workItemId())
                .containsExactlyInAnyOrderElementsOf(
                        items.subList(50, 130).stream().map(WorkItem::id).toList());
        assertThat(events).hasSize(81);
        assertThat(Feeds.drain(feed)).isEmpty();
    }

    @Test
    void workItemIsNotLostWhenAnotherVanishesBetweenTwoPages() {
        List<WorkItem> items = create(30);
        ProjectFeed feed = project.feed(f -> f.pageSize(5));
        timed.time.advance(Duration.ofMinutes(1));
        Feeds.drain(feed);
        timed.time.advance(Duration.ofMinutes(1));
        Feeds.drain(feed);
        items.forEach(item -> project.workItems().update(item.id(), w -> w.name("Changed")));

        FeedBatch first = feed.poll();
        first.commit();
        assertThat(first.hasMore()).isTrue();
        String vanishing =
                ((FeedEvent.Updated) first.events().get(0)).workItem().id();
        project.workItems().archive(vanishing);
        List<FeedEvent> rest = Feeds.drain(feed);

        assertThat(first.events().size() + rest.size()).isEqualTo(30 + 1);
        assertThat(rest).filteredOn(event -> event instanceof FeedEvent.Removed).hasSize(1);
    }

    @Test
    void lostMembershipIsAnErrorAndNoDeletion() {
        project.workItems().create(w -> w.name("Seen"));
        var member = timed.server.addMember("guest@example.org", "guest", Role.MEMBER);
        try (PlaneClient other = PlaneClient.builder()
                .baseUrl(timed.server.url().toString())
                .apiKey(member.apiKey())
                .timeSource(timed.time)
                .build()) {
            ProjectFeed feed = other.workspace(timed.server.workspaceSlug())
                    .project(project.get().id())
                    .feed(f -> {});
            assertThatThrownBy(feed::poll).isInstanceOf(PermissionDeniedException.class);
        }
    }

    private List<WorkItem> create(int number) {
        return project.workItems()
                .createAll(IntStream.range(0, number)
                        .mapToObj(i -> new WorkItemCreate().name("Item " + i))
                        .toList())
                .orThrow();
    }
}
