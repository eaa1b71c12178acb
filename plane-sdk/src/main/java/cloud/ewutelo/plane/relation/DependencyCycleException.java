package cloud.ewutelo.plane.relation;

import cloud.ewutelo.plane.error.PlaneException;
import java.util.List;

/** A dependency was refused because work items would block themselves in the end. Plane would have stored it. */
public class DependencyCycleException extends PlaneException {

    private static final long serialVersionUID = 1L;

    /** The way around. */
    @SuppressWarnings("serial") // a list of the JDK, which is serializable
    private final List<String> path;

    /**
     * A refused dependency.
     *
     * @param path keys of work items, each blocked by the next; the first and the last are the same
     */
    public DependencyCycleException(List<String> path) {
        super("The dependency was not stored, because it would close a cycle in which each waits for the next: "
                + String.join(" -> ", path) + ". Remove one of its dependencies first.");
        this.path = List.copyOf(path);
    }

    /**
     * The way around.
     *
     * @return keys of work items, each blocked by the next; the first and the last are the same
     */
    public List<String> path() {
        return path;
    }
}
