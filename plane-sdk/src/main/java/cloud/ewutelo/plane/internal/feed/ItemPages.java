package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.workitem.WorkItem;

/**
 * Reads work items page by page while they move. Only those that vanish move others into pages that were read, so when their
 * number falls, pages are read again.
 */
final class ItemPages {

    private final FeedRequests requests;
    private final String order;
    private int size;
    private int number;
    private int total;

    ItemPages(FeedRequests requests, String order, int size) {
        this.requests = requests;
        this.order = order;
        this.size = size;
    }

    /** The page to be read now; again the same until {@link #turn}. */
    PageBody<WorkItem> read() {
        while (true) {
            Pager.Fetched<WorkItem> fetched = requests.items(order, size, number);
            PageBody<WorkItem> body = fetched.body();
            size = fetched.size();
            int now = body.total() == null ? body.items().size() : body.total();
            int vanished = number == 0 ? 0 : total - now;
            total = now;
            if (vanished <= 0) {
                return body;
            }
            number = Math.max(0, number - (vanished + size - 1) / size);
        }
    }

    void turn() {
        number++;
    }

    boolean isFirst() {
        return number == 0;
    }

    /** How many work items there were over all pages, at the last reading. */
    int total() {
        return total;
    }
}
