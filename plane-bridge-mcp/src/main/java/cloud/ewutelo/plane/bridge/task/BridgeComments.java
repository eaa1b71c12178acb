package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.model.ExternalId;
import java.util.List;
import java.util.Optional;

/** The comments that tools write. Each has an external pair, so that a repeated call writes no second one. */
final class BridgeComments {

    /** Of a change of a task's status. */
    static final String STATUS = "plane-bridge/status";

    /** Of an agent's own words. */
    static final String WORDS = "plane-bridge/comment";

    /** Of an uploaded file. */
    static final String DELIVERABLE = "plane-bridge/deliverable";

    /** Of a dependency that failed. */
    static final String DEPENDENCY = "plane-bridge/dependency";

    /** Of a call that Plane refused for good. */
    static final String FAILURE = "plane-bridge/failure";

    private static final String OF_SDK = "plane-for-java/";

    private BridgeComments() {}

    /** Those of some sources on a task. */
    static List<Comment> list(Task task, String... sources) {
        List<String> wanted = List.of(sources);
        return task.project().comments(task.id()).list().stream()
                .filter(comment ->
                        comment.externalSource().filter(wanted::contains).isPresent())
                .toList();
    }

    /** Whether the SDK keeps data in a comment, which tools show in another form. */
    static boolean isData(Comment comment) {
        return comment.externalSource()
                .filter(source -> source.startsWith(OF_SDK))
                .isPresent();
    }

    /**
     * Writes a comment, unless it is there.
     *
     * @param id unique among the comments of the source
     * @param told the id of the user who gets a notification
     */
    static Comment write(Task task, String source, String id, String markdown, Optional<String> told) {
        String html = PlaneHtml.fromMarkdown(markdown)
                + told.map(user -> "<p>" + PlaneHtml.mention(user) + "</p>").orElse("");
        return task.project().comments(task.id()).createOrGet(comment -> comment.html(html)
                .externalId(new ExternalId(source, task.id() + "/" + id)));
    }

    /** A text within Markdown, on one line, as it is. */
    static String plain(String text) {
        return ForeignText.line(text).replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>~])", "\\\\$1");
    }
}
