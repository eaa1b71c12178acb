package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what was saved last, back to where the feed has been. Work items that are saved meanwhile move to the front and push
 * others into pages to come, where they turn up a second time; the next poll looks at the front again. Only work items that
 * vanish could move others into pages that were read, so when their number falls, pages are read again.
 */
final class CatchUp implements Scan {

    private final FeedRequests requests;
    private final long oldest;
    private int size;
    private int page;
    private long newest;
    private int total;

    /**
     * @param oldest saves up to this time were looked at
     * @param size how many work items to read at once
     */
    CatchUp(FeedRequests requests, long oldest, int size) {
        this.requests = requests;
        this.oldest = oldest;
        this.size = size;
    }

    /** How many work items there were in all when the last page was read. */
    int total() {
        return total;
    }

    @Override
    public boolean step(Findings findings) {
        Pager.Fetched<WorkItem> fetched = fetch();
        List<WorkItem> unseen = new ArrayList<>();
        boolean arrived = !fetched.body().hasNext();
        for (WorkItem item : fetched.body().items()) {
            Row row = Row.of(item);
            if (page == 0) {
                newest = Math.max(newest, row.updatedAt());
            }
            if (row.updatedAt() <= oldest) {
                arrived = true;
                break;
            }
            if (!findings.wasSeen(row)) {
                unseen.add(item);
            }
        }
        for (int i = unseen.size() - 1; i >= 0; i--) {
            findings.see(unseen.get(i));
        }
        page++;
        if (arrived) {
            findings.progress(findings.progress().reached(newest));
        }
        return !arrived;
    }

    private Pager.Fetched<WorkItem> fetch() {
        while (true) {
            Pager.Fetched<WorkItem> fetched = requests.items(FeedRequests.LAST_UPDATED_FIRST, size, page);
            size = fetched.size();
            Integer now = fetched.body().total();
            int vanished = now == null ? 0 : total - now;
            total = now == null ? fetched.body().items().size() : now;
            if (vanished <= 0 || page == 0) {
                return fetched;
            }
            page = Math.max(0, page - (vanished + size - 1) / size);
        }
    }
}
