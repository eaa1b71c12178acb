package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.function.LongSupplier;

/** Reads the whole project again, to find changes that left no trace in the time of the last save. */
final class Comparison implements Scan {

    private final ItemPages pages;
    private final LongSupplier now;

    Comparison(FeedRequests requests, int size, LongSupplier now) {
        this.pages = new ItemPages(requests, FeedRequests.OLDEST_FIRST, size);
        this.now = now;
    }

    @Override
    public boolean step(Findings findings) {
        PageBody<WorkItem> page = pages.read();
        page.items().forEach(findings::compare);
        pages.turn();
        if (!page.hasNext()) {
            findings.progress(findings.progress().readAll(now.getAsLong()));
        }
        return page.hasNext();
    }
}
