package cloud.ewutelo.plane.telegram.event;

import cloud.ewutelo.plane.comment.Comment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the template of a comment says: by the bridge's mark, an emoji in front, or a heading. */
public final class CommentMarker {

    private static final String BRIDGE = "plane-bridge/comment";

    private static final List<String> MARKERS = List.of("progress", "error", "question");

    private CommentMarker() {}

    /**
     * Reads the marker of a comment.
     *
     * @param comment the comment
     * @param text its words
     * @return {@code progress}, {@code error} or {@code question}; empty for any other comment
     */
    public static Optional<String> of(Comment comment, String text) {
        if (comment.externalSource().filter(BRIDGE::equals).isPresent()) {
            // The task's id, the kind, and what tells the comment from others.
            Optional<String> kind = comment.externalId()
                    .map(id -> id.split("/"))
                    .filter(parts -> parts.length > 1)
                    .map(parts -> parts[1]);
            if (kind.isPresent()) {
                return kind.filter(MARKERS::contains);
            }
        }
        return of(text);
    }

    /**
     * Reads the marker of a text.
     *
     * @param text the words of a comment
     * @return {@code progress}, {@code error} or {@code question}; empty for any other text
     */
    public static Optional<String> of(String text) {
        String start = text.strip();
        if (start.startsWith("⏳")) {
            return Optional.of("progress");
        }
        if (start.startsWith("❌")) {
            return Optional.of("error");
        }
        if (start.startsWith("❓")) {
            return Optional.of("question");
        }
        String heading = start.lines().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
        return Optional.of(heading).filter(MARKERS::contains);
    }
}
