package cloud.ewutelo.plane.feed;

/**
 * What changes in one project. A feed may be used by one thread at a time; only {@link #hint} may be called from any.
 *
 * {@snippet file="FeedSnippets.java" region="project"}
 */
public interface ProjectFeed {

    /**
     * Looks for changes. When there are none, that is one small request:
     * {@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/?order_by=-updated_at&fields=id,updated_at}.
     *
     * <p>Otherwise a poll reads at most {@link FeedOptions#pageSize(int)} changed work items in full, with one more request, and
     * says with {@link FeedBatch#hasMore()} that there are others. A number of work items that does not add up makes it list all
     * ids: one request for each 1000 of them on Community Edition, and for each 100 elsewhere. Each removed work item costs
     * another request for the reason, each commented one another for its comments, if these are asked for.
     *
     * <p>The first poll of a feed without checkpoint reads the whole project once, a page at a time; changes count from its
     * beginning.
     *
     * @return what happened, perhaps nothing; see {@link FeedBatch#commit()}
     * @throws cloud.ewutelo.plane.error.PlaneException if Plane cannot be asked; nothing is lost, poll again later
     */
    FeedBatch poll();

    /**
     * Lets the next polls look at a work item first, because somebody said that it has changed: a webhook, or another program.
     * That costs one request, and the next search for changes knows of it. A hint that is lost or wrong does no harm.
     *
     * @param workItemId its id
     */
    void hint(String workItemId);

    /**
     * The project.
     *
     * @return its id; a name is looked up once
     */
    String projectId();
}
