package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads the whole project when the feed begins. */
final class FirstReading implements Scan {

    private final FeedRequests requests;
    private final FeedSettings settings;
    private final LongSupplier now;
    private final ItemPages pages;
    private long began = -1;
    private long createdBefore;

    FirstReading(FeedRequests requests, FeedSettings settings, LongSupplier now) {
        this.requests = requests;
        this.settings = settings;
        this.now = now;
        this.pages = new ItemPages(requests, FeedRequests.OLDEST_FIRST, settings.pageSize());
    }

    @Override
    public boolean step(Findings findings) {
        if (began < 0) {
            // What is saved from here on will be looked at again when all is read.
            List<WorkItem> newest =
                    requests.items(FeedRequests.LAST_UPDATED_FIRST, 1, 0).body().items();
            began = newest.isEmpty() ? 0 : updatedAt(newest.get(0));
            createdBefore = newest.isEmpty() ? 0 : Math.max(began, createdAt(newest.get(0)));
        }
        findings.progress(findings.progress().beganAt(began));
        PageBody<WorkItem> page = pages.read();
        for (WorkItem item : page.items()) {
            if (settings.existing()) {
                findings.seeExisting(item);
            } else if (wasThere(item)) {
                findings.rememberSilently(item);
            }
        }
        pages.turn();
        if (!page.hasNext()) {
            findings.progress(findings.progress().readAll(now.getAsLong()));
        }
        return page.hasNext();
    }

    /** Plane saves a new work item first and then its time of creation, which can be later than its last save. */
    private boolean wasThere(WorkItem item) {
        return createdAt(item) <= createdBefore || updatedAt(item) <= began;
    }

    private static long createdAt(WorkItem item) {
        return item.createdAt().map(Row::micros).orElse(0L);
    }

    private static long updatedAt(WorkItem item) {
        return item.updatedAt().map(Row::micros).orElse(0L);
    }
}
