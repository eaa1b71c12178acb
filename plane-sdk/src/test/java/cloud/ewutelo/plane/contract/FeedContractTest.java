package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.feed.ChangedField;
import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.ProjectChange;
import cloud.ewutelo.plane.feed.ProjectFeed;
import cloud.ewutelo.plane.feed.RemovalReason;
import cloud.ewutelo.plane.support.Feeds;
import cloud.ewutelo.plane.support.MemoryCheckpoints;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FeedContractTest extends ContractTest {

    @Test
    void tellsWhatWasCreatedChangedCommentedArchivedRestoredAndDeleted() {
        ProjectClient watched = workspace.project(target.newProject().id());
        WorkItem old = watched.workItems().create(w -> w.name("There before"));
        CheckpointStore store = new MemoryCheckpoints();
        ProjectFeed feed = watched.feed(f -> f.store(store).comments(true));
        assertThat(Feeds.drain(feed)).isEmpty();

        WorkItem created = watched.workItems().create(w -> w.name("New"));
        assertThat(only(drainUntil(feed, e -> e instanceof FeedEvent.Created)))
                .isInstanceOfSatisfying(FeedEvent.Created.class, event -> {
                    assertThat(event.workItem().id()).isEqualTo(created.id());
                    assertThat(event.workItem().name()).isEqualTo("New");
                    assertThat(event.projectId()).isEqualTo(watched.get().id());
                });

        watched.workItems().update(old.id(), w -> w.name("Renamed").priority(Priority.HIGH));
        assertThat(only(drainUntil(feed, e -> e instanceof FeedEvent.Updated)))
                .isInstanceOfSatisfying(FeedEvent.Updated.class, event -> {
                    assertThat(event.workItem().name()).isEqualTo("Renamed");
                    assertThat(event.changed()).containsExactlyInAnyOrder(ChangedField.NAME, ChangedField.PRIORITY);
                });

        watched.comments(old.id()).create(c -> c.html("<p>Hello</p>"));
        assertThat(only(drainUntil(feed, e -> e instanceof FeedEvent.Commented)))
                .isInstanceOfSatisfying(FeedEvent.Commented.class, event -> {
                    assertThat(event.comment().html()).isEqualTo("<p>Hello</p>");
                    assertThat(event.workItem().id()).isEqualTo(old.id());
                });

        watched.workItems().archive(old.id());
        feed = watched.feed(f -> f.store(store).comments(true));
        assertThat(only(drainUntil(feed, e -> e instanceof FeedEvent.Removed)))
                .isInstanceOfSatisfying(FeedEvent.Removed.class, event -> {
                    assertThat(event.workItemId()).isEqualTo(old.id());
                    // A real server writes history in the background.
                    assertThat(event.reason())
                            .isIn(
                                    target.server().isPresent()
                                            ? Set.of(RemovalReason.ARCHIVED)
                                            : Set.of(RemovalReason.ARCHIVED, RemovalReason.DELETED_OR_HIDDEN));
                });

        watched.workItems().restore(old.id());
        watched.workItems().delete(created.id());
        List<FeedEvent> last = drainUntil(feed, e -> e instanceof FeedEvent.Removed);
        assertThat(last).hasSize(2);
        assertThat(last).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        FeedEvent.Created.class,
                        restored -> assertThat(restored.workItem().id()).isEqualTo(old.id())));
        assertThat(last)
                .anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(FeedEvent.Removed.class, removed -> {
                    assertThat(removed.workItemId()).isEqualTo(created.id());
                    assertThat(removed.reason()).isEqualTo(RemovalReason.DELETED_OR_HIDDEN);
                }));
    }

    @Test
    void tellsWhenTheProjectIsArchivedRestoredAndDeleted() {
        String id = target.newProject().id();
        ProjectClient watched = workspace.project(id);
        WorkItem item = watched.workItems().create(w -> w.name("Hidden for a while"));
        ProjectFeed feed = watched.feed(f -> {});
        Feeds.drain(feed);

        workspace.projects().archive(id);
        assertThat(only(Feeds.drain(feed)))
                .isInstanceOfSatisfying(FeedEvent.ProjectChanged.class, event -> assertThat(event.change())
                        .isEqualTo(ProjectChange.ARCHIVED));
        assertThat(Feeds.drain(feed)).isEmpty();

        workspace.projects().restore(id);
        watched.workItems().update(item.id(), w -> w.name("Seen again"));
        List<FeedEvent> back = Feeds.drain(feed);
        assertThat(back).hasSize(2);
        assertThat(back.get(0))
                .isInstanceOfSatisfying(FeedEvent.ProjectChanged.class, event -> assertThat(event.change())
                        .isEqualTo(ProjectChange.RESTORED));
        assertThat(back.get(1)).isInstanceOf(FeedEvent.Updated.class);

        workspace.projects().delete(id);
        // A real server withdraws the memberships in the background; the lists still answer until then.
        assertThat(only(drainUntil(feed, e -> e instanceof FeedEvent.ProjectChanged)))
                .isInstanceOfSatisfying(FeedEvent.ProjectChanged.class, event -> assertThat(event.change())
                        .isEqualTo(ProjectChange.DELETED));
        assertThat(Feeds.drain(feed)).isEmpty();
    }

    private static FeedEvent only(List<FeedEvent> events) {
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** A real server does some things in the background: polls until the event is there, and a little longer. */
    private List<FeedEvent> drainUntil(ProjectFeed feed, Predicate<FeedEvent> wanted) {
        List<FeedEvent> all = new ArrayList<>(Feeds.drain(feed));
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (all.stream().noneMatch(wanted)
                && target.server().isEmpty()
                && Instant.now().isBefore(end)) {
            all.addAll(Feeds.drain(feed));
        }
        return all;
    }
}
