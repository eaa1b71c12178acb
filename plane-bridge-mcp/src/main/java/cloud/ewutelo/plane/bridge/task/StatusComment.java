package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.comment.Comment;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the external ids of comments on changes of status are made: of the status, and of what tells one change from others. */
final class StatusComment {

    private StatusComment() {}

    /** The id without the task's in front. */
    static String idFor(TaskStatus status, String change) {
        return status.value() + "/" + change;
    }

    /** The status that a comment tells of. */
    static Optional<TaskStatus> statusIn(String externalId) {
        return Arrays.stream(externalId.split("/")).skip(1).findFirst().flatMap(TaskStatus::find);
    }

    static Optional<Comment> newest(List<Comment> comments) {
        return comments.stream().max(Comparator.comparing((Comment comment) -> comment.createdAt()
                .orElse(Instant.MIN)));
    }
}
