package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.html.PlaneHtml;

/** Examples that the Javadoc shows. */
final class HtmlSnippets {

    private HtmlSnippets() {}

    static void html(ProjectClient project) {
        // @start region="html"
        project.workItems().create(w -> w.name("Release 2.1").descriptionMarkdown("""
                        Before **Friday**:

                        - [x] freeze
                        - [ ] test
                        """));
        for (Comment comment : project.comments("ONB-12").list()) {
            System.out.println(PlaneHtml.toText(comment.html()));
        }
        // @end
    }
}
