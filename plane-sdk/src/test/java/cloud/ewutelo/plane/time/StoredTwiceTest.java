package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plane looks whether an external pair is taken, and stores a comment afterwards: two requests in the same instant can both pass.
 * What is stored twice must count once, and vanish as one.
 */
class StoredTwiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ExternalId RECORD = new ExternalId("plane-for-java/time", "record");

    @TempDir
    private Path folder;

    private TimedPlane plane;

    @BeforeEach
    void start() {
        plane = new TimedPlane(PlaneEdition.CE_1_3_1);
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void timerCountsOnce() throws IOException {
        Timer timer = plane.times().start(plane.task);
        storeCommentsTwice();
        plane.time.advance(Duration.ofMinutes(4));

        assertThat(plane.project().comments(record()).list()).hasSize(2);
        assertThat(plane.times().running()).extracting(Timer::id).containsExactly(timer.id());
        assertThat(plane.times().start(plane.task).id()).isEqualTo(timer.id());

        TimeEntry entry = timer.stop();

        assertThat(entry.duration()).isEqualTo(Duration.ofMinutes(4));
        assertThat(plane.times().running()).isEmpty();
        assertThat(plane.times().stop(plane.task.id())).contains(entry);
        assertThat(plane.project().comments(record()).list())
                .filteredOn(comment -> comment.externalId().orElse("").startsWith("timer/"))
                .isEmpty();
    }

    @Test
    void entryCountsOnceAndIsChangedAndDeletedAsOne() throws IOException {
        TimeEntry entry = plane.times().log(plane.task.id(), Duration.ofMinutes(3), "once");
        storeCommentsTwice();

        assertThat(plane.times().list(query -> {}).entries()).containsExactly(entry);

        plane.times().edit(plane.task.id(), entry.id(), change -> change.description("changed"));
        assertThat(plane.project().comments(plane.task.id()).list())
                .singleElement()
                .satisfies(comment -> assertThat(comment.id()).isEqualTo(entry.id()));

        storeCommentsTwice();
        String copy = plane.project()
                .comments(plane.task.id())
                .list()
                .first()
                .map(Comment::id)
                .orElseThrow();
        assertThat(copy).isNotEqualTo(entry.id());
        plane.times().delete(plane.task.id(), copy);
        assertThat(plane.project().comments(plane.task.id()).list()).isEmpty();
    }

    private String record() {
        return plane.project()
                .workItems()
                .findByExternalId(RECORD)
                .orElseThrow()
                .id();
    }

    /** Copies each comment, as if that had been written a moment later. */
    private void storeCommentsTwice() throws IOException {
        Path file = folder.resolve("plane.json");
        plane.server.snapshot(file);
        JsonNode state = JSON.readTree(file.toFile());
        String later = plane.time.now().plusMillis(1).toString();
        for (JsonNode table : state) {
            ArrayNode live = (ArrayNode) table.get("live");
            for (JsonNode row : List.copyOf(live.findParents("comment_html"))) {
                ObjectNode copy = row.deepCopy();
                copy.put("id", UUID.randomUUID().toString());
                copy.set("created_at", JSON.createObjectNode().put("$instant", later));
                live.add(copy);
            }
        }
        JSON.writeValue(file.toFile(), state);
        plane.server.restore(file);
    }
}
