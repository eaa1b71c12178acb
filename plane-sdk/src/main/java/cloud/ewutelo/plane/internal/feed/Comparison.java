package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.function.LongSupplier;

/** Reads the whole project again, to find changes that left no trace in the time of the last save. */
final class Comparison implements Scan {

    private final FeedRequests requests;
    private final LongSupplier now;
    private int size;
    private int page;

    Comparison(FeedRequests requests, int size, LongSupplier now) {
        this.requests = requests;
        this.size = size;
        this.now = now;
    }

    @Override
    public boolean step(Findings findings) {
        Pager.Fetched<WorkItem> fetched = requests.items(FeedRequests.OLDEST_FIRST, size, page);
        for (WorkItem item : fetched.body().items()) {
            findings.compare(item);
        }
        size = fetched.size();
        page++;
        if (!fetched.body().hasNext()) {
            findings.progress(findings.progress().readAll(now.getAsLong()));
        }
        return fetched.body().hasNext();
    }
}
