package cloud.ewutelo.plane.internal.lookup;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of Plane's web application, out of what people paste. The host is not looked at: behind a proxy people use another
 * one than programs do.
 */
public final class WebAddress {

    private final String text;
    private final String workspace;
    private final @Nullable String project;
    private final @Nullable String workItem;

    private WebAddress(String text, String workspace, @Nullable String project, @Nullable String workItem) {
        this.text = text;
        this.workspace = workspace;
        this.project = project;
        this.workItem = workItem;
    }

    /**
     * The page that a text names.
     *
     * @return empty if the text is no http or https address at all
     * @throws InvalidRequestException if it is one, but of no page in a workspace
     */
    public static Optional<WebAddress> parse(String field, String text) {
        String stripped = text.strip();
        if (!stripped.regionMatches(true, 0, "http://", 0, 7) && !stripped.regionMatches(true, 0, "https://", 0, 8)) {
            return Optional.empty();
        }
        List<String> parts = pathOf(field, stripped);
        if (parts.isEmpty()) {
            throw new InvalidRequestException(
                    field,
                    "is the address of Plane itself: " + stripped,
                    "Paste the address of a page in the workspace, as in https://plane.example.org/acme/.");
        }
        boolean browse = parts.size() >= 3 && parts.get(1).equals("browse");
        boolean inProject = parts.size() >= 3 && parts.get(1).equals("projects");
        boolean detail = inProject && parts.size() >= 5 && parts.get(3).equals("issues");
        return Optional.of(new WebAddress(
                stripped,
                parts.get(0),
                inProject ? parts.get(2) : null,
                browse ? parts.get(2) : detail ? parts.get(4) : null));
    }

    /** The slug of the workspace. */
    public String workspace() {
        return workspace;
    }

    /** The id of the project that the page is of. */
    public Optional<String> project() {
        return Optional.ofNullable(project);
    }

    /** The id or key of the work item that the page is of. */
    public Optional<String> workItem() {
        return Optional.ofNullable(workItem);
    }

    /**
     * This address, if it is in a workspace.
     *
     * @throws InvalidRequestException if it is in another one
     */
    public WebAddress in(String field, String slug) {
        if (!workspace.equals(slug)) {
            throw new InvalidRequestException(
                    field,
                    "is in workspace " + workspace + ", not in " + slug + ": " + text,
                    "Go through that workspace.");
        }
        return this;
    }

    /** A complaint that the page is not of what it should be. */
    public InvalidRequestException isNo(String field, String kind, String example) {
        return new InvalidRequestException(
                field, "is no address of a " + kind + ": " + text, "Paste one like " + example + ".");
    }

    private static List<String> pathOf(String field, String text) {
        try {
            String path = new URI(text).getPath();
            return path == null
                    ? List.of()
                    : Arrays.stream(path.split("/", -1))
                            .filter(part -> !part.isEmpty())
                            .toList();
        } catch (URISyntaxException e) {
            throw new InvalidRequestException(field, "is no address: " + text, "Paste it as the browser shows it.");
        }
    }
}
