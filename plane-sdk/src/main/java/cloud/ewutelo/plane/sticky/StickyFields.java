package cloud.ewutelo.plane.sticky;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.Html;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a sticky.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class StickyFields<S extends StickyFields<S>> extends FieldChanges<S>
        permits StickyCreate, StickyUpdate {

    StickyFields() {}

    /**
     * Sets the title.
     *
     * @param name plain text
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.safeText("name", name));
    }

    /**
     * Sets the note as HTML. Plane sanitises it, so what comes back may differ from what was sent.
     *
     * @param html markup, not empty
     * @return this request
     */
    public S descriptionHtml(String html) {
        return set("description_html", Check.html("description_html", html));
    }

    /**
     * Sets the note as plain text; blank lines part paragraphs, and markup is shown as it stands.
     *
     * @param text any text
     * @return this request
     */
    public S descriptionText(String text) {
        return set("description_html", Html.paragraphs(Check.safeText("description_html", text)));
    }

    /**
     * Sets the colour of the text.
     *
     * @param color as {@code #RRGGBB}
     * @return this request
     */
    public S color(String color) {
        return set("color", Check.color("color", color));
    }

    /**
     * Sets the colour of the paper.
     *
     * @param color a name that the web application knows, such as {@code "yellow"}
     * @return this request
     */
    public S backgroundColor(String color) {
        return set("background_color", Check.text("background_color", color, 255));
    }
}
