package cloud.ewutelo.plane.internal.emulation;

import cloud.ewutelo.plane.internal.Html;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a table's cell: a line for each block, blanks as a browser shows them, and the id of whoever is mentioned. */
final class CellText implements NodeVisitor {

    private static final Set<String> BLOCKS =
            Set.of("p", "div", "li", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "br");

    private final StringBuilder out = new StringBuilder();
    private boolean blank;
    private boolean lineBreak;

    private CellText() {}

    static String of(Element cell) {
        CellText text = new CellText();
        cell.traverse(text);
        return text.out.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            words.getWholeText().codePoints().forEach(this::write);
        } else if (node instanceof Element element) {
            breakAround(element);
            if (element.normalName().equals(Html.MENTION)) {
                element.attr(Html.MENTIONED).codePoints().forEach(this::write);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            breakAround(element);
        }
    }

    private void breakAround(Element element) {
        lineBreak |= BLOCKS.contains(element.normalName());
    }

    private void write(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            blank = true;
            return;
        }
        if (!out.isEmpty() && (lineBreak || blank)) {
            out.append(lineBreak ? '\n' : ' ');
        }
        lineBreak = false;
        blank = false;
        out.appendCodePoint(c);
    }
}
