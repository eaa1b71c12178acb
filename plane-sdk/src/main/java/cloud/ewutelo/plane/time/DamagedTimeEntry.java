package cloud.ewutelo.plane.time;

/**
 * A comment with logged time that somebody edited so that it cannot be read any more. It is in no total until it is repaired in
 * Plane or deleted.
 *
 * @param workItemId the id of the work item
 * @param commentId the id of the comment
 * @param reason what is wrong with it, as in {@code "its duration cannot be read"}; never the comment's text
 */
public record DamagedTimeEntry(String workItemId, String commentId, String reason) {}
