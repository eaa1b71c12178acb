package cloud.ewutelo.plane.link;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a link.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class LinkFields<S extends LinkFields<S>> extends FieldChanges<S>
        permits LinkCreate, LinkUpdate {

    LinkFields() {}

    /**
     * Sets the address. The SDK checks it, because Plane does so on creation only and would store anything on an update.
     *
     * @param url a whole address with {@code http://} or {@code https://}
     * @return this request
     */
    public S url(String url) {
        return set("url", Check.url("url", url));
    }

    /**
     * Sets the title.
     *
     * @param title 1 to 255 characters
     * @return this request
     */
    public S title(String title) {
        return set("title", Check.text("title", title, 255));
    }
}
