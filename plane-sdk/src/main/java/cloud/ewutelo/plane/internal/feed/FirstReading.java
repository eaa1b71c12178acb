package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Reads the whole project when the feed begins. */
final class FirstReading implements Scan {

    private final FeedRequests requests;
    private final FeedSettings settings;
    private final LongSupplier now;
    private int size;
    private int page = -1;
    private long began;

    FirstReading(FeedRequests requests, FeedSettings settings, LongSupplier now) {
        this.requests = requests;
        this.settings = settings;
        this.now = now;
        this.size = settings.pageSize();
    }

    @Override
    public boolean step(Findings findings) {
        if (page < 0) {
            // What is saved from here on will be looked at again when all is read.
            List<Map<String, String>> newest = requests.lastUpdated(1, 0).body().items();
            began = newest.isEmpty() ? 0 : Row.of(newest.get(0)).updatedAt();
            page = 0;
        }
        findings.progress(findings.progress().beganAt(began));
        Pager.Fetched<WorkItem> fetched = requests.items(FeedRequests.OLDEST_FIRST, size, page);
        for (WorkItem item : fetched.body().items()) {
            if (settings.existing()) {
                findings.seeExisting(item);
            } else if (item.createdAt().map(Row::micros).orElse(0L) <= began) {
                findings.rememberSilently(item);
            }
        }
        size = fetched.size();
        page++;
        if (!fetched.body().hasNext()) {
            findings.progress(findings.progress().readAll(now.getAsLong()));
        }
        return fetched.body().hasNext();
    }
}
