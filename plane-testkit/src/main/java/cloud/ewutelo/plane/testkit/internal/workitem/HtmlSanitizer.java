package cloud.ewutelo.plane.testkit.internal.workitem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Rewrites descriptions as the server does: one root element, only known attributes, unknown tags unwrapped.
 *
 * <p>The server parses and serialises the whole text, so that even harmless input can come back different.
 */
public final class HtmlSanitizer {
    private static final Set<String> ALLOWED_TAGS = Set.of(
            ("a abbr acronym area article aside b bdi bdo blockquote br caption center cite code col colgroup data dd "
                            + "del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i "
                            + "img ins kbd li map mark nav ol p pre q rp rt rtc ruby s samp small span strike strong "
                            + "sub summary sup table tbody td th thead time tr tt u ul var wbr input label "
                            + "mention-component image-component")
                    .split(" "));
    private static final Set<String> REMOVED_WITH_CONTENT = Set.of("script", "style");
    private static final Set<String> VOID_TAGS = Set.of("area", "br", "col", "hr", "img", "input", "wbr");
    private static final Set<String> INLINE_TAGS = Set.of(
            ("a abbr acronym b bdi bdo br cite code data del dfn em i img input ins kbd label mark q s samp small "
                            + "span strike strong sub sup time tt u var wbr mention-component image-component")
                    .split(" "));
    private static final Set<String> ALLOWED_ATTRIBUTES =
            Set.of(("aria-hidden aria-label class data-background data-background-color data-block-type data-checked "
                            + "data-emoji-unicode data-emoji-url data-icon-color data-icon-name data-id data-logo-in-use "
                            + "data-name data-node-type data-text-color data-tight data-type id role start style title type")
                    .split(" "));
    private static final Map<String, Set<String>> ALLOWED_ATTRIBUTES_OF_TAGS = Map.of(
            "a", Set.of("href", "target"),
            "code", Set.of("language"),
            "img", Set.of("alt", "aspectratio", "height", "src", "width"),
            "pre", Set.of("language"),
            "td", Set.of("background", "colspan", "colwidth", "rowspan", "textcolor"),
            "th", Set.of("background", "colspan", "colwidth", "rowspan"),
            "tr", Set.of("background", "textcolor"),
            "input", Set.of("checked"),
            "mention-component", Set.of("entity_identifier", "entity_name"),
            "image-component", Set.of("aspectratio", "height", "src", "status", "width"));
    private static final Set<String> LINK_ATTRIBUTES = Set.of("href", "src", "cite");
    private static final Set<String> SAFE_SCHEMES = Set.of(
            ("http https mailto tel ftp ftps data bitcoin geo im irc ircs magnet maps mms mx news nntp openpgp4fpr "
                            + "sip sms smsto ssh url webcal wtai xmpp")
                    .split(" "));

    private HtmlSanitizer() {}

    /** The text without what is dangerous; roots stay as they are. */
    public static String sanitize(String html) {
        StringBuilder out = new StringBuilder(html.length() + 16);
        Jsoup.parseBodyFragment(html).body().childNodes().forEach(node -> write(node, out));
        return out.toString();
    }

    /** The text as the server would store it for a work item. */
    static String clean(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        List<Node> roots =
                body.childNodes().stream().filter(HtmlSanitizer::counts).toList();
        boolean text = roots.stream().anyMatch(node -> node instanceof TextNode);
        if (roots.size() == 1 && !text) {
            StringBuilder out = new StringBuilder(html.length() + 16);
            write(roots.get(0), out);
            return out.toString();
        }
        if (roots.isEmpty()) {
            return wrap("div", List.of());
        }
        if (roots.get(0) instanceof TextNode) {
            return wrapLeadingText(body.childNodes());
        }
        boolean block = roots.stream().anyMatch(HtmlSanitizer::isBlock);
        return wrap(block ? "div" : "span", body.childNodes());
    }

    /** Text at the very beginning opens a paragraph, which ends at the first block. */
    private static String wrapLeadingText(List<Node> nodes) {
        int end = 0;
        while (end < nodes.size() && !isBlock(nodes.get(end))) {
            end++;
        }
        String paragraph = wrap("p", nodes.subList(0, end));
        if (end == nodes.size()) {
            return paragraph;
        }
        StringBuilder out = new StringBuilder("<div>").append(paragraph);
        nodes.subList(end, nodes.size()).forEach(node -> write(node, out));
        return out.append("</div>").toString();
    }

    private static String wrap(String tag, List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        out.append('<').append(tag).append('>');
        nodes.forEach(node -> write(node, out));
        return out.append("</").append(tag).append('>').toString();
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && !isInline(element);
    }

    private static boolean counts(Node node) {
        if (node instanceof TextNode text) {
            return !text.getWholeText().isBlank();
        }
        return node instanceof Element element && !REMOVED_WITH_CONTENT.contains(element.normalName());
    }

    private static boolean isInline(Element element) {
        return INLINE_TAGS.contains(element.normalName()) || !ALLOWED_TAGS.contains(element.normalName());
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof TextNode text) {
            escape(text.getWholeText(), false, out);
            return;
        }
        if (!(node instanceof Element element) || REMOVED_WITH_CONTENT.contains(element.normalName())) {
            return;
        }
        String tag = element.normalName();
        boolean kept = ALLOWED_TAGS.contains(tag);
        if (kept) {
            out.append('<').append(tag);
            writeAttributes(element, tag, out);
            out.append('>');
        }
        element.childNodes().forEach(child -> write(child, out));
        if (kept && !VOID_TAGS.contains(tag)) {
            out.append("</").append(tag).append('>');
        }
    }

    private static void writeAttributes(Element element, String tag, StringBuilder out) {
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            boolean unsafeLink = LINK_ATTRIBUTES.contains(name) && !isSafe(value);
            boolean allowed = ALLOWED_ATTRIBUTES.contains(name)
                    || ALLOWED_ATTRIBUTES_OF_TAGS.getOrDefault(tag, Set.of()).contains(name);
            if (allowed && !unsafeLink) {
                writeAttribute(name, value, out);
            }
        }
        if (tag.equals("a")) {
            writeAttribute("rel", "noopener noreferrer", out);
        }
    }

    private static void writeAttribute(String name, String value, StringBuilder out) {
        out.append(' ').append(name).append("=\"");
        escape(value, true, out);
        out.append('"');
    }

    private static boolean isSafe(String link) {
        int colon = link.indexOf(':');
        return colon < 0
                || !link.substring(0, colon).matches("[a-zA-Z][a-zA-Z0-9+.-]*")
                || SAFE_SCHEMES.contains(link.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static void escape(String text, boolean attribute, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                out.append("&amp;");
            } else if (c == '\u00a0') {
                out.append("&nbsp;");
            } else if (c == '"' && attribute) {
                out.append("&quot;");
            } else if (c == '<' && !attribute) {
                out.append("&lt;");
            } else if (c == '>' && !attribute) {
                out.append("&gt;");
            } else {
                out.append(c);
            }
        }
    }
}
