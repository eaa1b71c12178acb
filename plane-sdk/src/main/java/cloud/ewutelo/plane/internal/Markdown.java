package cloud.ewutelo.plane.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as Plane's HTML. */
public final class Markdown {

    /** Deeper nesting is no writing of a person, and each level costs stack. */
    private static final int DEEPEST = 100;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());

    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(DEEPEST).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            // Before the extensions, whose own form of a checkbox Plane's editor does not know.
            .nodeRendererFactory(context -> new NoCheckbox())
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> Markdown::taskAttributes)
            .build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new TaskLists());
        String html = RENDERER.render(document).strip();
        return html.isEmpty() ? "<p></p>" : html;
    }

    private static void taskAttributes(Node node, String tagName, Map<String, String> attributes) {
        if (node instanceof ListBlock list && hasTasks(list)) {
            attributes.put(Html.TYPE, Html.TASK_LIST);
        } else if (node instanceof ListItem item && item.getParent() instanceof ListBlock list && hasTasks(list)) {
            boolean checked = item.getFirstChild() instanceof TaskListItemMarker marker && marker.isChecked();
            attributes.put(Html.CHECKED, Boolean.toString(checked));
            attributes.put(Html.TYPE, Html.TASK);
        }
    }

    /** Plane has no mixed lists: one task makes a list of tasks. */
    private static boolean hasTasks(ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item.getFirstChild() instanceof TaskListItemMarker) {
                return true;
            }
        }
        return false;
    }

    /** The entries of task lists are paragraphs in Plane's editor, however close they stand in the Markdown. */
    private static final class TaskLists extends AbstractVisitor {

        @Override
        public void visit(BulletList list) {
            loosen(list);
        }

        @Override
        public void visit(OrderedList list) {
            loosen(list);
        }

        private void loosen(ListBlock list) {
            if (hasTasks(list)) {
                list.setTight(false);
            }
            visitChildren(list);
        }
    }

    /** The list's attributes say whether a task is done. */
    private static final class NoCheckbox implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TaskListItemMarker.class);
        }

        @Override
        public void render(Node marker) {}
    }
}
