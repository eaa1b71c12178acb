package cloud.ewutelo.plane.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * HTML as text for people. It visits the nodes instead of descending into them, because hostile markup may be nested deeper
 * than the stack.
 */
public final class ReadableText {

    /** Blocks with a blank line around them, except in lists. */
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table", "figure", "dl");

    /** Blocks that begin on a line of their own. */
    private static final Set<String> LINES =
            Set.of("div", "li", "tr", "section", "article", "header", "footer", "details", "summary", "dt", "dd", "hr");

    private static final Set<String> UNREADABLE =
            Set.of("title", "textarea", "template", "noscript", "select", "button");

    /** Deeper lists and quotes are not indented further: nobody could read it, and the indentation would outgrow the text. */
    private static final int DEEPEST = 20;

    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> mentionName;

    /** What lines begin with, for each list entry and quote around the present place. */
    private final Deque<String> indents = new ArrayDeque<>();

    /** The next numbers of the numbered lists around the present place. */
    private final Deque<AtomicInteger> numbers = new ArrayDeque<>();

    /** What the next line begins with, if it is the first one of an entry or quote. */
    private @Nullable String first;

    private int breaks;
    private boolean blank;
    private int entries;
    private int cells;
    private int preformatted;
    private int unreadable;

    private ReadableText(UnaryOperator<String> mentionName) {
        this.mentionName = mentionName;
        indents.push("");
    }

    public static String of(String html, UnaryOperator<String> mentionName) {
        ReadableText text = new ReadableText(mentionName);
        Jsoup.parseBodyFragment(html).body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.write(words.getWholeText());
                } else if (node instanceof Element element) {
                    text.open(element);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    text.close(element);
                }
            }
        });
        return text.out.toString();
    }

    private void open(Element element) {
        String tag = element.normalName();
        breakLines(linesAround(tag));
        unreadable += UNREADABLE.contains(tag) ? 1 : 0;
        switch (tag) {
            case "br" -> breakLines(Math.min(breaks + 1, 2));
            case "hr" -> write("---");
            case "img", "image-component" ->
                write(element.attr("alt").isBlank() ? "[image]" : "[image: " + element.attr("alt") + "]");
            case "pre" -> preformatted++;
            case "ol" -> numbers.push(new AtomicInteger(startOf(element)));
            case "li" -> {
                entries++;
                String bullet = bulletOf(element);
                indent(bullet, " ".repeat(bullet.length()));
            }
            case "blockquote" -> indent("> ", "> ");
            case "td", "th" -> {
                cells++;
                if (element.previousElementSibling() != null) {
                    write(" | ");
                }
            }
            case Html.MENTION -> write("@" + mentionName.apply(element.attr(Html.MENTIONED)));
            default -> {}
        }
    }

    private void close(Element element) {
        String tag = element.normalName();
        switch (tag) {
            case "a" -> writeTarget(element);
            case "pre" -> preformatted--;
            case "ol" -> numbers.pop();
            case "li" -> {
                entries--;
                unindent();
            }
            case "blockquote" -> unindent();
            case "td", "th" -> cells--;
            default -> {}
        }
        unreadable -= UNREADABLE.contains(tag) ? 1 : 0;
        breakLines(linesAround(tag));
    }

    private int linesAround(String tag) {
        if (PARAGRAPHS.contains(tag)) {
            return entries > 0 ? 1 : 2;
        }
        return LINES.contains(tag) ? 1 : 0;
    }

    private static int startOf(Element list) {
        String start = list.attr("start");
        return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
    }

    private String bulletOf(Element entry) {
        if (entry.hasAttr(Html.CHECKED)) {
            return entry.attr(Html.CHECKED).equals("true") ? "[x] " : "[ ] ";
        }
        Element list = entry.parent();
        return list != null && list.normalName().equals("ol")
                ? Objects.requireNonNull(numbers.peek()).getAndIncrement() + ". "
                : "- ";
    }

    private void writeTarget(Element link) {
        String target = link.attr("href").strip();
        if (target.matches("(?i)https?://.+") && !target.equals(link.text())) {
            write(" (" + target + ")");
        }
    }

    private void indent(String firstLine, String otherLines) {
        boolean shown = cells == 0 && indents.size() <= DEEPEST;
        if (shown) {
            first = lineStart() + firstLine;
        }
        indents.push(indents.element() + (shown ? otherLines : ""));
    }

    private void unindent() {
        indents.pop();
        first = null;
    }

    private String lineStart() {
        return first == null ? indents.element() : first;
    }

    /** Wants the next word on a later line; inside a table's cell, after a blank. */
    private void breakLines(int count) {
        if (count > 0 && cells > 0) {
            blank = true;
        } else if (count > 0) {
            breaks = Math.max(breaks, count);
        }
    }

    private void write(String text) {
        if (unreadable > 0) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (preformatted > 0 && c == '\n') {
                breakLines(Math.min(breaks + 1, 2));
            } else if (preformatted > 0 && (c == ' ' || c == '\t')) {
                append(c);
            } else if (Character.isWhitespace(c) || c == '\u00a0') {
                blank = true;
            } else if (!Character.isISOControl(c)) {
                // Control characters could steer a terminal.
                append(c);
            }
        }
    }

    private void append(char c) {
        if (breaks > 0 || out.isEmpty()) {
            startLine();
        } else if (blank) {
            out.append(' ');
        }
        blank = false;
        out.append(c);
    }

    private void startLine() {
        if (!out.isEmpty()) {
            if (breaks > 1) {
                // Between two lines of a quote the empty one belongs to the quote, before its first line it does not.
                out.append('\n').append(first == null ? indents.element().stripTrailing() : "");
            }
            out.append('\n');
        }
        out.append(lineStart());
        first = null;
        breaks = 0;
    }
}
