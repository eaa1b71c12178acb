package cloud.ewutelo.plane.comment;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.Html;
import cloud.ewutelo.plane.internal.Markdown;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a comment.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class CommentFields<S extends CommentFields<S>> extends FieldChanges<S>
        permits CommentCreate, CommentUpdate {

    CommentFields() {}

    /**
     * Sets the text as HTML. Plane stores it as it is, scripts included: never pass on markup from somebody else.
     *
     * @param html markup, not empty
     * @return this request
     */
    public S html(String html) {
        return set("comment_html", Check.html("comment_html", html));
    }

    /**
     * Sets the text as plain text; blank lines part paragraphs, and markup is shown as it stands.
     *
     * @param text any text
     * @return this request
     */
    public S text(String text) {
        return set("comment_html", Html.paragraphs(Check.safeText("comment_html", text)));
    }

    /**
     * Sets the text as Markdown: CommonMark with tables, strikethrough and task lists. HTML in it is shown as it stands.
     *
     * @param markdown any text
     * @return this request
     */
    public S markdown(String markdown) {
        return set("comment_html", Markdown.toHtml(Check.safeText("comment_html", markdown)));
    }

    /**
     * Sets who may read it.
     *
     * @param access members only, or also readers of a published board
     * @return this request
     */
    public S access(CommentAccess access) {
        return set("access", access.value());
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the project's comments
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }
}
