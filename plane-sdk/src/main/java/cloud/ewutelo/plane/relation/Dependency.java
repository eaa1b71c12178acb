package cloud.ewutelo.plane.relation;

import cloud.ewutelo.plane.state.StateGroup;

/**
 * A work item on which another one depends, or that depends on it.
 *
 * @param id its id
 * @param key the key that people use, such as {@code "ONB-12"}; the id where the work item cannot be read
 * @param name its title; empty text where it cannot be read
 * @param projectId the project's id; empty text where it is not known
 * @param state the name of its state, such as {@code "In Progress"}
 * @param stateGroup what the state means for progress; {@code unknown} where the work item cannot be read
 * @param distance 1 for a direct dependency, 2 for one behind it, and so on
 */
public record Dependency(
        String id, String key, String name, String projectId, String state, StateGroup stateGroup, int distance) {

    /**
     * Whether it holds up what depends on it: unless it is completed or cancelled. One that the key cannot read counts as
     * open, since nobody can tell.
     *
     * @return true if it is open
     */
    public boolean isOpen() {
        return !stateGroup.equals(StateGroup.COMPLETED) && !isCancelled();
    }

    /**
     * Whether it was cancelled, so that it will never be completed. It does not hold up anything any more; whether what
     * depended on it still makes sense is for people or agents to decide.
     *
     * @return true if it is cancelled
     */
    public boolean isCancelled() {
        return stateGroup.equals(StateGroup.CANCELLED);
    }

    /**
     * The work item as one names it in a sentence.
     *
     * @return such as {@code ONB-12 "Install Plane" (In Progress)}
     */
    @Override
    public String toString() {
        return key + (name.isEmpty() ? "" : " \"" + name + "\"") + " (" + state + ")";
    }
}
