package cloud.ewutelo.plane.link;

import cloud.ewutelo.plane.internal.Check;

/** A link to be made. The address is required. */
public final class LinkCreate extends LinkFields<LinkCreate> {

    /** Starts with nothing set. */
    public LinkCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "url");
    }
}
