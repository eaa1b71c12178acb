package cloud.ewutelo.plane.relation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a work item can be started, as far as its dependencies tell.
 *
 * @param workItemId the id of the work item
 * @param blockers all work items by which it is blocked directly, whatever their state
 */
public record Readiness(String workItemId, List<Dependency> blockers) {

    /** Copies the blockers. */
    public Readiness {
        blockers = List.copyOf(blockers);
    }

    /**
     * Whether nothing holds it up.
     *
     * @return true if every blocker is completed or cancelled, or if there is none
     */
    public boolean isReady() {
        return openBlockers().isEmpty();
    }

    /**
     * What holds it up.
     *
     * @return the blockers that are neither completed nor cancelled
     */
    public List<Dependency> openBlockers() {
        return blockers.stream().filter(Dependency::isOpen).toList();
    }

    /**
     * What will never be completed. It does not hold up the work item; look here before you start something whose ground may
     * be gone.
     *
     * @return the blockers that were cancelled
     */
    public List<Dependency> cancelledBlockers() {
        return blockers.stream().filter(Dependency::isCancelled).toList();
    }

    /**
     * Why, in a sentence for people.
     *
     * @return such as {@code Waits for ONB-1 "Install Plane" (In Progress).}
     */
    public String why() {
        if (!isReady()) {
            return "Waits for " + named(openBlockers()) + ".";
        }
        if (blockers.isEmpty()) {
            return "Nothing blocks it.";
        }
        List<Dependency> cancelled = cancelledBlockers();
        return cancelled.isEmpty()
                ? "Everything that blocked it is completed."
                : "Nothing blocks it any more, but this was cancelled: " + named(cancelled) + ".";
    }

    private static String named(List<Dependency> dependencies) {
        return dependencies.stream().map(Dependency::toString).collect(Collectors.joining(", "));
    }
}
