package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import java.util.Optional;

/** What a comment on the project's record is about, as its external id tells. */
enum RecordNote {
    /** A running timer; the subject is {@code work item/agent}. */
    TIMER("timer"),
    /** A work item that has logged time. */
    LOGGED("logged"),
    /** All work items that have logged time are noted, though entries are older than the record. */
    COMPLETE("complete");

    private final String prefix;

    RecordNote(String prefix) {
        this.prefix = prefix + "/";
    }

    /**
     * The external id of the comment about a subject. It names the record, because Plane keeps the pairs of a deleted one's
     * comments taken.
     */
    String of(OwnedComments record, String subject) {
        return prefix + record.workItem().id() + "/" + subject;
    }

    /** What a comment is about; empty if it is of another kind. */
    Optional<String> subject(Comment comment) {
        return comment.externalId()
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(id.indexOf('/', prefix.length()) + 1));
    }
}
