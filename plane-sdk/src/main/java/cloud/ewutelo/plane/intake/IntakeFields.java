package cloud.ewutelo.plane.intake;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.Html;
import cloud.ewutelo.plane.model.FieldChanges;
import cloud.ewutelo.plane.workitem.Priority;

/**
 * What can be set on the work item of an intake item. Plane ignores an external pair here, so there is none.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class IntakeFields<S extends IntakeFields<S>> extends FieldChanges<S>
        permits IntakeCreate, IntakeUpdate {

    IntakeFields() {}

    /**
     * Sets the title.
     *
     * @param name 1 to 255 characters
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.text("name", name, 255));
    }

    /**
     * Sets the description as HTML. Plane stores it as it is, scripts included: never pass on markup from somebody else.
     *
     * @param html markup, not empty
     * @return this request
     */
    public S descriptionHtml(String html) {
        return set("description_html", Check.html("description_html", html));
    }

    /**
     * Sets the description as plain text; blank lines part paragraphs, and markup is shown as it stands.
     *
     * @param text any text
     * @return this request
     */
    public S descriptionText(String text) {
        return set("description_html", Html.paragraphs(Check.safeText("description_html", text)));
    }

    /**
     * Sets the priority.
     *
     * @param priority how urgent it is
     * @return this request
     */
    public S priority(Priority priority) {
        return set("priority", priority.value());
    }
}
