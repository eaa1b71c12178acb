package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What comments say: their words, and what they mean if a program wrote them. */
final class CommentText {

    private static final String SDK_DATA = "plane-for-java/";
    private static final String SDK_FIELDS = "plane-for-java/fields";
    private static final Pattern CONFIDENCE =
            Pattern.compile("confidence_score[\\s|:]{0,20}([01](?:\\.\\d{1,10})?)(?![\\d.])");

    private CommentText() {}

    /** Whether the SDK keeps data in a comment or work item, which nobody wants to read. */
    static boolean isData(Authored object) {
        return object.externalSource()
                .filter(source -> source.startsWith(SDK_DATA))
                .isPresent();
    }

    /** Its words, with the names of those it mentions. */
    static String words(Comment comment, Names names) {
        return PlaneHtml.toText(comment.html(), id -> {
            String name = names.user(Ref.of(id)).name();
            return name.isEmpty() ? id : name;
        });
    }

    /** How sure an agent is of its work, if the comment holds a work item's fields and this one is among them. */
    static Optional<BigDecimal> confidence(Comment comment) {
        if (!comment.externalSource().equals(Optional.of(SDK_FIELDS))) {
            return Optional.empty();
        }
        Matcher found = CONFIDENCE.matcher(PlaneHtml.toText(comment.html()));
        return found.find() ? Optional.of(new BigDecimal(found.group(1))) : Optional.empty();
    }
}
