package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.ProjectName;

/**
 * How far a project is.
 *
 * @param project which
 * @param url its page in Plane; empty text for none
 * @param waiting work items not begun
 * @param started work items in progress
 * @param completed work items completed
 * @param cancelled work items given up, which do not count as work to be done
 */
public record ProjectCounts(ProjectName project, String url, int waiting, int started, int completed, int cancelled) {

    /** All that are to be done or done. */
    public int total() {
        return waiting + started + completed;
    }

    /** From 0 to 100; 0 for a project without work items. */
    public int percent() {
        return total() == 0 ? 0 : Math.floorDiv(completed * 100, total());
    }
}
