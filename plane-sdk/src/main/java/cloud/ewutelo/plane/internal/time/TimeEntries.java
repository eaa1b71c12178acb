package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.time.TimeEntry;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where logged time is kept. The first request of each call is one to where it is kept. */
interface TimeEntries {

    /** The work items that may have logged time. */
    Set<String> workItems();

    StoredEntries read(WorkItemScope workItem);

    /**
     * An entry after it was to be written.
     *
     * @param entry the one that counts; if it has an identity, perhaps one that was there before
     * @param isNew whether this call wrote it
     */
    record Written(TimeEntry entry, boolean isNew) {}

    /** Writes an entry, unless there is one with its identity. */
    Written create(WorkItemScope workItem, EntryDraft draft);

    /** Changes an entry; empty if there is none with this id. */
    Optional<TimeEntry> edit(WorkItemScope workItem, String entryId, UnaryOperator<EntryDraft> change);

    /** Writes an entry anew that this program has just written. */
    TimeEntry replace(WorkItemScope workItem, String entryId, EntryDraft draft);

    void delete(WorkItemScope workItem, String entryId);
}
