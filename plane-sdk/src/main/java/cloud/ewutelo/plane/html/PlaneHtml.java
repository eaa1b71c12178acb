package cloud.ewutelo.plane.html;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.Html;
import cloud.ewutelo.plane.internal.Markdown;
import cloud.ewutelo.plane.internal.ReadableText;
import cloud.ewutelo.plane.internal.SafeHtml;
import java.util.function.UnaryOperator;

/**
 * Plane keeps descriptions and comments as HTML. This turns what people and programs write into that HTML, and that HTML
 * into what can be read or shown.
 *
 * {@snippet file="HtmlSnippets.java" region="html"}
 */
public final class PlaneHtml {

    private PlaneHtml() {}

    /**
     * Markdown as HTML: CommonMark with tables, strikethrough and task lists. HTML inside the Markdown is shown as it stands,
     * and links with dangerous schemes lose their target.
     *
     * @param markdown any text
     * @return markup that Plane's editor understands; {@code <p></p>} for nothing
     */
    public static String fromMarkdown(String markdown) {
        return Markdown.toHtml(markdown);
    }

    /**
     * Plain text as HTML; blank lines part paragraphs, line breaks stay, and markup is shown as it stands.
     *
     * @param text any text
     * @return paragraphs
     */
    public static String fromText(String text) {
        return Html.paragraphs(text);
    }

    /**
     * A mention of a user, to be put into other HTML. Plane notifies the user.
     *
     * @param userId the user's id
     * @return the element as Plane's editor writes it
     */
    public static String mention(String userId) {
        return Html.mention(Check.text("userId", userId, 255));
    }

    /**
     * HTML as text for people; mentions appear by the ids of their users.
     *
     * @param html any markup, also broken or hostile
     * @return lines without markup; lists, tasks, quotes, tables and links keep a readable form
     */
    public static String toText(String html) {
        return toText(html, UnaryOperator.identity());
    }

    /**
     * HTML as text for people.
     *
     * @param html any markup, also broken or hostile
     * @param mentionName the name of a user by id, for mentions such as {@code @Ada}
     * @return lines without markup; lists, tasks, quotes, tables and links keep a readable form
     */
    public static String toText(String html, UnaryOperator<String> mentionName) {
        return ReadableText.of(html, mentionName);
    }

    /**
     * HTML without anything that could run, load in secret or reach outside its place on a page: no scripts, handlers, styles,
     * frames or forms; links to web, mail and telephone addresses only. Plane does not do this to comments. Mentions appear
     * by the ids of their users.
     *
     * <p>Pictures stay: who shows the result to others tells the pictures' servers that it was shown.
     *
     * @param html any markup, also broken or hostile
     * @return markup for the body of a page
     */
    public static String safe(String html) {
        return safe(html, UnaryOperator.identity());
    }

    /**
     * The same, with names in mentions.
     *
     * @param html any markup, also broken or hostile
     * @param mentionName the name of a user by id, for mentions such as {@code @Ada}
     * @return markup for the body of a page
     * @see #safe(String)
     */
    public static String safe(String html, UnaryOperator<String> mentionName) {
        return SafeHtml.of(html, mentionName);
    }
}
