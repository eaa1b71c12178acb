package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.support.EmbeddedPlane;
import cloud.ewutelo.plane.support.Feeds;
import cloud.ewutelo.plane.support.MemoryCheckpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCheckpointTest extends EmbeddedPlane {

    private String text;

    @BeforeEach
    void read() {
        for (int i = 0; i < 20; i++) {
            int number = i;
            project.workItems().create(w -> w.name("Secret plan " + number));
        }
        ProjectFeed feed = project.feed(f -> {});
        Feeds.drain(feed);
        text = feed.poll().checkpoint().toText();
    }

    @Test
    void isAsLongAsItSaysAndSurvivesItsText() {
        FeedCheckpoint checkpoint = FeedCheckpoint.parse(text);

        assertThat(checkpoint.toText()).isEqualTo(text).matches("[!-~]+");
        assertThat(checkpoint.projectId()).isEqualTo(project.get().id());
        assertThat(checkpoint.workItems()).isEqualTo(20);
        // All of them were saved just now, so each counts twice.
        assertThat(text).hasSizeLessThan(200 + 2 * 20 * 64);
        assertThat(checkpoint.toString()).doesNotContain("Secret");
    }

    @Test
    void damageIsNoticedWhereverItIs() {
        for (int end = 0; end < text.length(); end += 7) {
            String cut = text.substring(0, end);
            assertThatThrownBy(() -> FeedCheckpoint.parse(cut)).isInstanceOf(InvalidRequestException.class);
        }
        for (int at = 0; at < text.length() - 2; at += 7) {
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, at) + other + text.substring(at + 1);
            assertThatThrownBy(() -> FeedCheckpoint.parse(changed))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("feed.checkpoint");
        }
    }

    @Test
    void textOfALaterVersionIsRefusedAsSuch() {
        assertThatThrownBy(() -> FeedCheckpoint.parse("plane-feed/2:AAAA"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("later version");
    }

    @Test
    void checkpointOfAnotherProjectIsRefused() {
        ProjectClient other = plane.workspace(server.workspaceSlug())
                .project(plane.workspace(server.workspaceSlug())
                        .projects()
                        .create(p -> p.name("Other").identifier("OTH"))
                        .id());
        CheckpointStore confused = new CheckpointStore() {
            @Override
            public Optional<FeedCheckpoint> load(String projectId) {
                return Optional.of(FeedCheckpoint.parse(text));
            }

            @Override
            public void save(FeedCheckpoint checkpoint) {}
        };

        assertThatThrownBy(() -> other.feed(f -> f.store(confused)).poll())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("belongs to project " + project.get().id());
    }

    @Test
    void directoryKeepsAFileForEachProject(@TempDir Path directory) throws Exception {
        Path place = directory.resolve("new/feeds");
        CheckpointStore store = CheckpointStore.directory(place);
        assertThat(Feeds.drain(project.feed(f -> f.store(store)))).isEmpty();
        project.workItems().create(w -> w.name("While it was down"));

        List<FeedEvent> events = Feeds.drain(project.feed(f -> f.store(CheckpointStore.directory(place))));

        assertThat(events).hasSize(1).first().isInstanceOf(FeedEvent.Created.class);
        assertThat(place)
                .isDirectoryContaining(file -> file.endsWith(project.get().id() + ".checkpoint"));
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void quietPollSavesNothing() {
        int[] saved = new int[1];
        CheckpointStore store = new CheckpointStore() {
            private final MemoryCheckpoints memory = new MemoryCheckpoints();

            @Override
            public Optional<FeedCheckpoint> load(String projectId) {
                return memory.load(projectId);
            }

            @Override
            public void save(FeedCheckpoint checkpoint) {
                saved[0]++;
                memory.save(checkpoint);
            }
        };
        ProjectFeed feed = project.feed(f -> f.store(store));
        Feeds.drain(feed);
        assertThat(saved[0]).isEqualTo(1);

        Feeds.drain(feed);
        assertThat(saved[0]).isEqualTo(1);

        project.workItems().create(w -> w.name("New"));
        Feeds.drain(feed);
        assertThat(saved[0]).isEqualTo(2);
    }

    @Test
    void batchCannotBeCommittedAfterTheNextPoll() {
        ProjectFeed feed = project.feed(f -> f.existing(true));
        FeedBatch first = feed.poll();
        FeedBatch again = feed.poll();

        assertThat(again.events())
                .extracting(FeedEvent::id)
                .containsExactlyElementsOf(
                        first.events().stream().map(FeedEvent::id).toList());
        assertThatThrownBy(first::commit).isInstanceOf(IllegalStateException.class);
        again.commit();
        again.commit();
        assertThat(Feeds.drain(feed)).isEmpty();
    }
}
