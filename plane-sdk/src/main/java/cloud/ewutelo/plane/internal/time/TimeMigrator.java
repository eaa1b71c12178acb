package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.time.DamagedTimeEntry;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.TimeMigration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Moves entries from comments to worklogs. An entry is deleted as a comment only after it was seen as a worklog, and is not
 * written again when it is seen there already; so it may be killed and repeated at any point.
 */
final class TimeMigrator {

    private final EmulatedTimeEntries from;
    private final NativeTimeEntries to;
    private final ProjectRecord record;

    private final List<DamagedTimeEntry> damaged = new ArrayList<>();
    private int entries;
    private Duration total = Duration.ZERO;
    private long minutes;

    TimeMigrator(EmulatedTimeEntries from, NativeTimeEntries to, ProjectRecord record) {
        this.from = from;
        this.to = to;
        this.record = record;
    }

    TimeMigration migrate(Function<String, WorkItemScope> scopeOf) {
        for (String workItemId : from.workItems().stream().sorted().toList()) {
            migrate(scopeOf.apply(workItemId));
        }
        return new TimeMigration(entries, total, minutes, damaged);
    }

    private void migrate(WorkItemScope workItem) {
        StoredEntries before = from.read(workItem);
        if (before.isEmpty()) {
            record.forget(workItem.id());
            return;
        }
        StoredEntries present = to.read(workItem);
        // Oldest first, so that worklogs, which have the time of the migration, keep their order.
        for (int i = before.intact().size() - 1; i >= 0; i--) {
            EntryDraft draft = draft(before.intact().get(i));
            if (draft.identity() != null && present.find(draft.identity()).isEmpty()) {
                to.postOnce(workItem, draft);
            }
        }
        StoredEntries after = to.settled(workItem);
        for (StoredEntry stored : before.intact()) {
            finish(workItem, stored, after);
        }
        damaged.addAll(before.damaged());
        if (before.damaged().isEmpty()) {
            record.forget(workItem.id());
        }
    }

    private void finish(WorkItemScope workItem, StoredEntry stored, StoredEntries after) {
        TimeEntry entry = stored.entry();
        if (stored.identity().flatMap(after::find).isEmpty()) {
            throw new WriteNotAppliedException(
                    "An entry of work item " + workItem.reference()
                            + " was written as a worklog, and Plane does not show it. Its comment was kept.",
                    List.of("description"),
                    null);
        }
        from.delete(workItem, entry.id());
        entries++;
        total = total.plus(entry.duration());
        minutes += Durations.toMinutes(entry.duration());
    }

    private static EntryDraft draft(StoredEntry stored) {
        return EntryDraft.of(stored.identity().orElse(null), stored.entry());
    }
}
