package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import java.util.regex.Pattern;

/** A workspace to be created. Name and slug are required. */
public final class WorkspaceCreate extends WorkspaceFields<WorkspaceCreate> {

    private static final Pattern SLUG = Pattern.compile("[-a-zA-Z0-9_]{1,48}");

    /** Starts with nothing set. */
    public WorkspaceCreate() {
        organizationSize("2-10");
    }

    /**
     * Sets its name in addresses, which cannot be changed later.
     *
     * @param slug 1 to 48 letters, digits, hyphens and underscores; not taken, and not a word that Plane uses itself
     * @return this request
     */
    public WorkspaceCreate slug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new InvalidRequestException(
                    "slug",
                    "is not allowed: \"" + slug + "\"",
                    "Use 1 to 48 letters, digits, hyphens and underscores.");
        }
        return set("slug", slug);
    }

    @Override
    public void validate() {
        Check.required(properties(), "name");
        Check.required(properties(), "slug");
    }
}
