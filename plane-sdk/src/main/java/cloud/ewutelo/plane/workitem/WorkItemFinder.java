package cloud.ewutelo.plane.workitem;

import java.util.List;

/** Finds work items in all projects of a workspace. */
public interface WorkItemFinder {

    /**
     * Reads a work item by its key. Archived ones and drafts are not found.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/work-items/{key}/}
     *
     * @param key such as {@code "ONB-12"}, in upper or lower case; or the pasted address of its page
     * @param expand references to replace by whole objects
     * @return the work item
     * @throws cloud.ewutelo.plane.error.NotFoundException if the project has no such number
     * @throws cloud.ewutelo.plane.error.PermissionDeniedException if there is no such project, or the key's user is no
     *     member of it
     */
    WorkItem get(String key, WorkItemExpand... expand);

    /**
     * Searches titles and numbers in the projects of the key's user: any whole number in the text matches the work items
     * with this number in every project.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/work-items/search/}
     *
     * @param text what to look for, in any case; not blank
     * @param limit the most matches to return; 1 or more
     * @return the matches, without a useful order
     */
    List<WorkItemMatch> search(String text, int limit);
}
