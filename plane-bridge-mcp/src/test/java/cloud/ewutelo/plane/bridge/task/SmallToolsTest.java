package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.support.Answers;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.model.Ref;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Comments and timers. */
class SmallToolsTest extends ToolTest {

    @Test
    void writesCommentsInTheNameOfTheCallerWithoutAnyHtmlOfTheirs() {
        String task = task("Design", "imhotep");

        ToolResult result = bridge.done(
                "imhotep",
                "add_comment",
                Map.of("task", task, "text", "**Bold** <script>alert(1)</script> <img src=x onerror=alert(2)>"));

        Comment comment = project.comments(task).get(Answers.text(result, "comment_id"));
        assertThat(comment.actor().map(Ref::id))
                .contains(world.account("imhotep").id());
        assertThat(comment.html()).contains("<strong>Bold</strong>").doesNotContain("<script", "<img");
    }

    @Test
    void givesEachKindItsHeadingAndTellsTheAuthorOfErrorsAndQuestions() {
        String task = task("Design", "imhotep");
        String author = world.account("concierge").id();
        for (String kind : new String[] {"progress", "error", "question"}) {
            world.time.advance(Duration.ofSeconds(1));
            bridge.done("imhotep", "add_comment", Map.of("task", task, "text", "Words", "kind", kind));
        }

        assertThat(comments(task)).hasSize(3);
        assertThat(comments(task).get(0)).contains("Progress", "Words").doesNotContain(author);
        assertThat(comments(task).get(1)).contains("Error", "Words", author);
        assertThat(comments(task).get(2)).contains("Question", "Words", author);
    }

    @Test
    void refusesCommentsWithoutWordsOrWithTooMany() {
        String task = task("Design", "imhotep");
        assertUnchanged(task, () -> {
            bridge.refused("invalid_argument", "imhotep", "add_comment", Map.of("task", task, "text", "   "));
            bridge.refused(
                    "invalid_argument", "imhotep", "add_comment", Map.of("task", task, "text", "x".repeat(20_001)));
            bridge.refused(
                    "invalid_argument", "imhotep", "add_comment", Map.of("task", task, "text", "x", "kind", "rant"));
        });
    }

    @Test
    void writesOneCommentThoughTheAnswerGetsLost() {
        String task = task("Design", "imhotep");
        world.server.faults().onNext("POST", "**/comments/").resetAfterProcessing();

        bridge.done("imhotep", "add_comment", Map.of("task", task, "text", "Once"));

        assertThat(comments(task)).hasSize(1);
    }

    @Test
    void measuresTime() {
        String task = task("Design", "imhotep");
        bridge.done("imhotep", "start_timer", Map.of("task", task, "description", "Drawing"));
        world.time.advance(Duration.ofMinutes(3));
        ToolResult running = bridge.done("imhotep", "start_timer", Map.of("task", task));
        assertThat(running.structured()).containsEntry("minutes", 3L);
        world.time.advance(Duration.ofMinutes(5));

        ToolResult stopped = bridge.done("imhotep", "stop_timer", Map.of("task", task));
        ToolResult again = bridge.done("imhotep", "stop_timer", Map.of("task", task));

        assertThat(stopped.structured()).containsEntry("stopped", true).containsEntry("minutes", 8L);
        assertThat(again.structured()).containsEntry("stopped", false).containsEntry("minutes", 8L);
        assertThat(project.time().list(task).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.description()).isEqualTo("Drawing"));
    }

    @Test
    void logsAForgottenTimerForAsLongAsItWasNotForgotten() {
        String task = task("Design", "imhotep");
        bridge.done("imhotep", "start_timer", Map.of("task", task));
        world.time.advance(Duration.ofHours(14));

        bridge.done("imhotep", "stop_timer", Map.of("task", task, "max_minutes", "90", "description", "Went home"));

        assertThat(project.time().list(task).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.duration()).isEqualTo(Duration.ofMinutes(90));
            assertThat(entry.description()).isEqualTo("Went home");
        });
    }

    @Test
    void saysThatNoTimerRuns() {
        String task = task("Design", "imhotep");

        ToolResult result = bridge.done("imhotep", "stop_timer", Map.of("task", task));

        assertThat(result.structured()).containsEntry("stopped", false).doesNotContainKey("minutes");
        assertThat(result.text()).contains("No timer of yours runs");
    }
}
