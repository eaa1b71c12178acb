package cloud.ewutelo.plane.feed;

import cloud.ewutelo.plane.internal.feed.CheckpointText;

/**
 * Where a project's feed stands, as a text to be kept: how far it has read, and what it remembers of each work item. Without
 * the ids nobody could tell after a restart which work items were deleted meanwhile; Plane does not.
 *
 * <p>The text has about 64 characters for each work item of the project (32 KB for 500 of them) and as many for each comment
 * and change of the last minutes, and 200 more. It holds ids and checksums, and nothing of what people wrote.
 */
public interface FeedCheckpoint {

    /**
     * The checkpoint as a text.
     *
     * @return ASCII without line breaks; it begins with the version of the format
     */
    String toText();

    /**
     * The project to which it belongs.
     *
     * @return the project's id
     */
    String projectId();

    /**
     * How many work items the feed remembers.
     *
     * @return 0 or more
     */
    int workItems();

    /**
     * Reads a checkpoint.
     *
     * @param text what {@link #toText()} gave, in this or an earlier version of the SDK
     * @return the checkpoint
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the text was damaged, or written by a later version
     */
    static FeedCheckpoint parse(String text) {
        return CheckpointText.parse(text);
    }
}
