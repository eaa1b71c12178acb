package cloud.ewutelo.plane.internal;

import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** HTML of others, made safe to show. */
public final class SafeHtml {

    /** The text elements that Plane keeps in descriptions, without those of forms. */
    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    ("a abbr acronym b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl "
                                    + "dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
                                    + "small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr "
                                    + Html.MENTION)
                            .split(" "))
            .addAttributes("a", "href", "title")
            .addAttributes("img", "src", "alt", "title", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("ul", Html.TYPE)
            .addAttributes("li", Html.TYPE, Html.CHECKED)
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addAttributes("time", "datetime")
            .addAttributes(Html.MENTION, "entity_name", Html.MENTIONED)
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addProtocols("img", "src", "http", "https")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");

    private static final int MOST_ROUNDS = 5;

    private SafeHtml() {}

    public static String of(String html, UnaryOperator<String> mentionName) {
        Document safe = stable(html);
        // The editor draws the name when it shows a mention; nobody else does.
        for (Element mention : safe.body().select(Html.MENTION)) {
            mention.text("@" + mentionName.apply(mention.attr(Html.MENTIONED)));
        }
        return safe.body().html();
    }

    /** Cleans until whoever reads the result gets what was checked: broken nesting is repaired differently when read again. */
    private static Document stable(String html) {
        String before = html;
        Document safe = clean(before);
        for (int round = 1; round < MOST_ROUNDS && !safe.body().html().equals(before); round++) {
            before = safe.body().html();
            safe = clean(before);
        }
        return safe;
    }

    private static Document clean(String html) {
        Document safe = new Cleaner(ALLOWED).clean(Jsoup.parseBodyFragment(html));
        safe.outputSettings().prettyPrint(false);
        return safe;
    }
}
