package cloud.ewutelo.plane.sticky;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.user.User;
import java.util.Optional;

/** A note that a user keeps in a workspace and nobody else sees. Stickies have no external pair. */
public interface Sticky extends Authored {

    /**
     * The title.
     *
     * @return plain text, or empty
     */
    Optional<String> name();

    /**
     * The note, sanitised by Plane.
     *
     * @return HTML; {@code <p></p>} if there is none
     */
    Optional<String> descriptionHtml();

    /**
     * The note without markup.
     *
     * @return plain text, possibly the empty one
     */
    Optional<String> descriptionStripped();

    /**
     * The colour of the text.
     *
     * @return what the program that set it wrote, such as {@code "#46A758"}, or empty
     */
    Optional<String> color();

    /**
     * The colour of the paper.
     *
     * @return what the program that set it wrote, such as {@code "yellow"}, or empty
     */
    Optional<String> backgroundColor();

    /**
     * The position in the list.
     *
     * @return a number without a unit
     */
    default double sortOrder() {
        return 0;
    }

    /**
     * Whose it is.
     *
     * @return the user behind the key
     */
    default Ref<User> owner() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Sticky} objects. */
    class Builder extends ImmutableSticky.Builder {
        Builder() {}
    }
}
