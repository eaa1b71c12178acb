package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.feed.RemovalReason;
import cloud.ewutelo.plane.page.Page;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists all ids, when their number is not what it should be, and finds out which are gone and which are new.
 *
 * <p>A listing of one page is a snapshot. Over several pages, a work item could slip past while others are deleted and created,
 * so what seems to be gone is asked for by id, or if it is much, listed a second time.
 */
final class Recount implements Scan {

    private static final int MOST_ASKED_FOR = 20;
    private static final int MOST_REMOVALS_AT_ONCE = 100;

    private final FeedState state;
    private final FeedRequests requests;
    private final FeedSettings settings;
    private Iterator<Page<Map<String, Object>>> pages;
    private BitSet listed = new BitSet();
    private int pagesRead;
    private @Nullable BitSet missedBefore;
    private final List<UUID> unknown = new ArrayList<>();
    private final Deque<UUID> gone = new ArrayDeque<>();
    private boolean counted;
    private boolean certain;
    private boolean explains;
    private int found;
    private boolean inVain;

    Recount(FeedState state, FeedRequests requests, FeedSettings settings) {
        this.state = state;
        this.requests = requests;
        this.settings = settings;
        this.pages = requests.ids();
    }

    /** How many work items were listed. */
    int found() {
        return found;
    }

    /** Whether all is as it was thought to be. */
    boolean isInVain() {
        return inVain;
    }

    @Override
    public boolean step(Findings findings) {
        if (!counted) {
            return readPage() || !unknown.isEmpty() || !gone.isEmpty();
        }
        for (int i = 0; i < MOST_ASKED_FOR && !unknown.isEmpty(); i++) {
            requests.item(unknown.remove(unknown.size() - 1)).ifPresent(findings::see);
        }
        int most = certain && !explains ? MOST_REMOVALS_AT_ONCE : MOST_ASKED_FOR;
        for (int i = 0; i < most && !gone.isEmpty(); i++) {
            remove(gone.remove(), findings);
        }
        return !unknown.isEmpty() || !gone.isEmpty();
    }

    private void remove(UUID id, Findings findings) {
        Optional<WorkItem> present = certain ? Optional.empty() : requests.item(id);
        if (present.isPresent()) {
            findings.see(present.get());
        } else {
            findings.remove(id, explains ? requests.removalReason(id) : RemovalReason.UNKNOWN);
        }
    }

    /** Returns whether the listing goes on. */
    private boolean readPage() {
        Page<Map<String, Object>> page = pages.next();
        pagesRead++;
        for (Map<String, Object> row : page.items()) {
            UUID id = Row.of(row).id();
            int known = state.items.row(id);
            if (known >= 0) {
                listed.set(known);
            } else if (!unknown.contains(id) && unknown.size() < MOST_ASKED_FOR) {
                // Others are found by the next recount, because the number will still be wrong.
                unknown.add(id);
            }
            found++;
        }
        return pages.hasNext() || finish();
    }

    private boolean finish() {
        BitSet missing = new BitSet(state.items.size());
        missing.set(0, state.items.size());
        missing.andNot(listed);
        if (missedBefore != null) {
            missing.and(missedBefore);
        }
        boolean snapshot = pagesRead == 1;
        boolean few = missing.cardinality() <= MOST_ASKED_FOR;
        if (!snapshot && !few && missedBefore == null) {
            missedBefore = missing;
            listed = new BitSet();
            pages = requests.ids();
            pagesRead = 0;
            found = 0;
            return true;
        }
        certain = snapshot || !few;
        explains = few && settings.explainRemovals();
        missing.stream().forEach(row -> gone.add(state.items.id(row)));
        inVain = gone.isEmpty() && unknown.isEmpty();
        counted = true;
        return false;
    }
}
