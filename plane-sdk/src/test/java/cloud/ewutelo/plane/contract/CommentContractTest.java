package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.comment.CommentAccess;
import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentContractTest extends ContractTest {

    private WorkItem task;
    private CommentService comments;

    @BeforeEach
    void createTask() {
        task = project.workItems().create(w -> w.name("Discuss me"));
        comments = project.comments(target.sharedProject() + "-" + task.sequenceId());
    }

    @Test
    void commentLivesFromCreationToDeletion() {
        Comment created = comments.create(c -> c.text("First\n\nSecond <b>line</b>"));
        assertThat(created.html()).isEqualTo("<p>First</p><p>Second &lt;b&gt;line&lt;/b&gt;</p>");
        assertThat(created.access()).isEqualTo(CommentAccess.INTERNAL);
        assertThat(created.workItem().id()).isEqualTo(task.id());
        assertThat(created.actor().map(Ref::id)).contains(plane.users().me().id());

        Comment changed = comments.update(created.id(), c -> c.html("<p>Better</p>"));
        assertThat(changed.html()).isEqualTo("<p>Better</p>");
        assertThat(comments.get(created.id()).html()).isEqualTo("<p>Better</p>");

        comments.delete(created.id());
        assertThatThrownBy(() -> comments.get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listsNewestFirst() {
        comments.create(c -> c.text("one"));
        comments.create(c -> c.text("two"));

        assertThat(comments.list()).extracting(Comment::html).containsExactly("<p>two</p>", "<p>one</p>");
    }

    @Test
    void externalIdMakesCreationRepeatable() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        Comment first = comments.create(c -> c.text("once").externalId(pair));

        assertThatThrownBy(() -> comments.create(c -> c.text("twice").externalId(pair)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
        assertThat(comments.createOrGet(c -> c.text("twice").externalId(pair)).id())
                .isEqualTo(first.id());
    }

    @Test
    void externalIdIsTakenInTheWholeProjectUntilItsCommentIsDeleted() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        Comment first = comments.create(c -> c.text("here").externalId(pair));
        CommentService elsewhere = project.comments(
                project.workItems().create(w -> w.name("Elsewhere")).id());

        assertThatThrownBy(() -> elsewhere.create(c -> c.text("there").externalId(pair)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
        assertThatThrownBy(() -> elsewhere.createOrGet(c -> c.text("there").externalId(pair)))
                .isInstanceOf(ConflictException.class);

        comments.delete(first.id());
        assertThat(elsewhere.create(c -> c.text("there").externalId(pair)).html())
                .isEqualTo("<p>there</p>");
    }

    @Test
    void externalIdIsFreeAgainAfterTheWorkItemIsDeleted() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        comments.create(c -> c.text("here").externalId(pair));
        CommentService elsewhere = project.comments(
                project.workItems().create(w -> w.name("Stays")).id());

        project.workItems().delete(task.id());

        // A real server deletes the comments in the background.
        assertThat(eventually(() -> isTaken(elsewhere, pair), taken -> !taken)).isFalse();
    }

    private static boolean isTaken(CommentService comments, ExternalId pair) {
        try {
            comments.create(c -> c.text("there").externalId(pair));
            return false;
        } catch (ConflictException taken) {
            return true;
        }
    }

    @Test
    void tableIsStoredAsItWasSent() {
        String table = "<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td data-x=\"1\">"
                + "<a href=\"https://a.example/?b=1&amp;c=2\">one</a>&nbsp;– ü€🙂</td></tr></tbody></table>";

        Comment created = comments.create(c -> c.html(table));

        assertThat(comments.get(created.id()).html()).isEqualTo(table);
    }

    @Test
    void claimedTimeIsInTheResult() {
        Instant then = Instant.parse("2020-02-03T04:05:06Z");

        assertThat(comments.create(c -> c.text("old").createdAt(then)).createdAt())
                .contains(then);
    }
}
