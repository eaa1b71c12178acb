package cloud.ewutelo.plane.internal.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a feed remembers of a project: what its checkpoint holds. */
final class FeedState {

    final UUID project;
    final KnownItems items = new KnownItems();

    /** The work items saved lately that were looked at, by when they were saved. */
    final Map<UUID, Long> recent = new LinkedHashMap<>();

    /** The comments reported lately, by when they were written. */
    final Map<UUID, Long> comments = new LinkedHashMap<>();

    Progress progress = Progress.BEGINNING;

    FeedState(UUID project) {
        this.project = project;
    }

    /**
     * How far a feed has come. All times are in microseconds since 1970 by the server's clock, if not said otherwise.
     *
     * @param complete whether all work items were read once
     * @param settled whether nothing older than the watermark can turn up any more
     * @param archived whether the project was found archived
     * @param deleted whether the project was found deleted
     * @param began the watermark when the feed began; comments before it are not new
     * @param watermark when the last save was that the feed has seen; all saves before it were looked at
     * @param comparedAt when everything was compared, in seconds since 1970 by the clock of this machine
     * @param projectChanges how often the project as a whole was reported to have changed
     */
    record Progress(
            boolean complete,
            boolean settled,
            boolean archived,
            boolean deleted,
            long began,
            long watermark,
            long comparedAt,
            int projectChanges) {

        static final Progress BEGINNING = new Progress(false, false, false, false, 0, 0, 0, 0);

        /** The first look at the newest save, before all work items are read. */
        Progress beganAt(long newest) {
            return new Progress(complete, false, archived, deleted, newest, newest, comparedAt, projectChanges);
        }

        Progress readAll(long now) {
            return new Progress(true, settled, archived, deleted, began, watermark, now, projectChanges);
        }

        Progress reached(long newest) {
            return newest <= watermark
                    ? this
                    : new Progress(complete, false, archived, deleted, began, newest, comparedAt, projectChanges);
        }

        Progress settle() {
            return new Progress(complete, true, archived, deleted, began, watermark, comparedAt, projectChanges);
        }

        Progress withArchived(boolean now) {
            return new Progress(complete, settled, now, deleted, began, watermark, comparedAt, projectChanges + 1);
        }

        Progress withDeleted() {
            return new Progress(complete, settled, archived, true, began, watermark, comparedAt, projectChanges + 1);
        }
    }
}
