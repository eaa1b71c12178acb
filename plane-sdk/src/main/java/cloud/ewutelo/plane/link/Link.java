package cloud.ewutelo.plane.link;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Map;
import java.util.Optional;

/**
 * A link from a work item to a web page.
 *
 * <p>Plane fetches the page in the background to learn its title, and forgets who made the link when it stores what it found:
 * {@link #createdBy()} and {@link #updatedBy()} are empty then. Links have no external pair.
 */
public interface Link extends Authored {

    /**
     * The address.
     *
     * @return as it was sent; links that were made or changed by other programs may hold anything
     */
    String url();

    /**
     * The title that somebody gave it.
     *
     * @return 1 to 255 characters, or empty
     */
    Optional<String> title();

    /**
     * What Plane found at the address: {@code url}, {@code title}, {@code favicon} and {@code favicon_url}.
     *
     * @return an object; without properties until Plane has looked, which it does in the background
     */
    default JsonValue metadata() {
        return JsonValue.of(Map.of());
    }

    /**
     * The work item.
     *
     * @return the work item
     */
    @WireName("issue")
    default Ref<WorkItem> workItem() {
        return Ref.absent();
    }

    /**
     * The project.
     *
     * @return the project
     */
    default Ref<Project> project() {
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

    /** Builds {@link Link} objects. */
    class Builder extends ImmutableLink.Builder {
        Builder() {}
    }
}
