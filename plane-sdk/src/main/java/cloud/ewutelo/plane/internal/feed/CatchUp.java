package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what was saved last, back to where the feed has been. What is saved meanwhile moves to the front. One page is a snapshot;
 * after several, the feed looks at the front again before it takes all as seen.
 */
final class CatchUp implements Scan {

    private final ItemPages pages;
    private final long oldest;
    private final Set<UUID> awaited;
    private final boolean knowsWhom;
    private boolean snapshot;

    /**
     * @param oldest saves up to this time were looked at
     * @param awaited the only work items that were saved since and not looked at; empty if they are not known
     * @param size how many work items to read at once
     */
    CatchUp(FeedRequests requests, long oldest, Set<UUID> awaited, int size) {
        this.pages = new ItemPages(requests, FeedRequests.LAST_UPDATED_FIRST, size);
        this.oldest = oldest;
        this.awaited = new HashSet<>(awaited);
        this.knowsWhom = !awaited.isEmpty();
    }

    /** How many work items there were in all. */
    int total() {
        return pages.total();
    }

    @Override
    public boolean step(Findings findings) {
        PageBody<WorkItem> page = pages.read();
        List<WorkItem> unseen = new ArrayList<>();
        boolean arrived = !page.hasNext();
        long newest = 0;
        for (WorkItem item : page.items()) {
            Row row = Row.of(item);
            newest = Math.max(newest, row.updatedAt());
            if (row.updatedAt() <= oldest) {
                arrived = true;
                break;
            }
            awaited.remove(row.id());
            if (!findings.wasSeen(row)) {
                unseen.add(item);
            }
        }
        arrived |= knowsWhom && awaited.isEmpty();
        for (int i = unseen.size() - 1; i >= 0; i--) {
            findings.see(unseen.get(i));
        }
        snapshot = arrived && pages.isFirst();
        if (snapshot) {
            findings.progress(findings.progress().reached(newest));
        }
        pages.turn();
        return !arrived;
    }

    /** Whether nothing could have slipped past. */
    boolean wasSnapshot() {
        return snapshot;
    }
}
