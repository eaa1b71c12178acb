package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.time.DamagedTimeEntry;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.Timesheet;
import cloud.ewutelo.plane.time.TimesheetQuery;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Reads the time of a project: one request for each work item that has some. */
final class TimesheetReader {

    private final EntryStore entries;
    private final EmulatedTimeEntries emulated;
    private final ProjectRecord record;
    private final DefaultWorkItemService workItems;
    private final Agents agents;
    private final BooleanSupplier isNative;
    private final Function<String, WorkItemScope> scopeOf;

    TimesheetReader(
            EntryStore entries,
            EmulatedTimeEntries emulated,
            ProjectRecord record,
            DefaultWorkItemService workItems,
            Agents agents,
            BooleanSupplier isNative,
            Function<String, WorkItemScope> scopeOf) {
        this.entries = entries;
        this.emulated = emulated;
        this.record = record;
        this.workItems = workItems;
        this.agents = agents;
        this.isNative = isNative;
        this.scopeOf = scopeOf;
    }

    Timesheet read(TimesheetQuery query) {
        Optional<String> agentId = query.agent().map(agents::idOf);
        Set<String> asked = restricted(query, candidates(query));
        Map<String, StoredEntries> read = new LinkedHashMap<>();
        asked.forEach(id -> read.put(id, read(id, query.workItems().isPresent())));
        if (query.workItems().isEmpty() && !isNative.getAsBoolean()) {
            completeRecord(query, read);
        }
        return sheet(read, agentId, notMigrated(query, asked));
    }

    /** The entries of a work item. That the record or a total names one which was deleted meanwhile is no failure. */
    private StoredEntries read(String workItemId, boolean mustExist) {
        try {
            return entries.read(scopeOf.apply(workItemId));
        } catch (NotFoundException e) {
            if (mustExist) {
                throw e;
            }
            return StoredEntries.NONE;
        }
    }

    private Set<String> candidates(TimesheetQuery query) {
        if (query.workItems().isPresent()) {
            Set<String> ids = new LinkedHashSet<>();
            query.workItems().get().forEach(reference -> ids.add(workItems.idOf(reference)));
            return ids;
        }
        Set<String> noted = new LinkedHashSet<>(entries.workItems());
        if (query.isEveryWorkItem() && !isNative.getAsBoolean()) {
            noted.addAll(listed());
        }
        return noted;
    }

    private Set<String> restricted(TimesheetQuery query, Set<String> candidates) {
        if (query.updatedSince().isPresent()) {
            candidates.retainAll(updatedSince(query.updatedSince().get()));
        }
        return candidates;
    }

    /**
     * Entries that are older than the record tell that somebody deleted an earlier one, which may have named more work items: then
     * all are asked, once.
     */
    private void completeRecord(TimesheetQuery query, Map<String, StoredEntries> read) {
        boolean all = query.isEveryWorkItem() && query.updatedSince().isEmpty();
        if (!all && isRecordComplete(read)) {
            return;
        }
        if (!all) {
            Set<String> others = restricted(query, listed());
            others.removeAll(read.keySet());
            others.forEach(id -> read.put(id, read(id, false)));
        }
        List<String> withTime = read.entrySet().stream()
                .filter(item -> !item.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (query.updatedSince().isEmpty() && !withTime.isEmpty()) {
            record.noteComplete(withTime);
        } else {
            withTime.forEach(record::note);
        }
    }

    private boolean isRecordComplete(Map<String, StoredEntries> read) {
        Instant since = record.createdAt().orElse(Instant.MIN);
        boolean older = read.values().stream()
                .flatMap(stored -> stored.intact().stream())
                .anyMatch(stored -> stored.entry().loggedAt().isBefore(since));
        return !older
                || record.find().stream()
                        .map(OwnedComments::list)
                        .flatMap(List::stream)
                        .anyMatch(
                                comment -> RecordNote.COMPLETE.subject(comment).isPresent());
    }

    /** The work items that have time in comments although there are worklogs. */
    private List<String> notMigrated(TimesheetQuery query, Set<String> asked) {
        if (!isNative.getAsBoolean()) {
            return List.of();
        }
        Set<String> noted = new LinkedHashSet<>(emulated.workItems());
        if (query.workItems().isPresent()) {
            noted.retainAll(asked);
        }
        return List.copyOf(restricted(query, noted));
    }

    private static Timesheet sheet(
            Map<String, StoredEntries> read, Optional<String> agentId, List<String> notMigrated) {
        List<TimeEntry> found = new ArrayList<>();
        List<DamagedTimeEntry> damaged = new ArrayList<>();
        for (StoredEntries stored : read.values()) {
            stored.intact().stream()
                    .map(StoredEntry::entry)
                    .filter(entry -> agentId.isEmpty() || agentId.get().equals(entry.agentId()))
                    .forEach(found::add);
            damaged.addAll(stored.damaged());
        }
        return new Timesheet(found, damaged, notMigrated);
    }

    private Set<String> listed() {
        Set<String> ids = new LinkedHashSet<>();
        workItems.list(query -> query.fields("id")).stream().map(WorkItem::id).forEach(ids::add);
        return ids;
    }

    private Set<String> updatedSince(Instant instant) {
        Set<String> ids = new LinkedHashSet<>();
        workItems.list(query -> query.orderBy(WorkItemOrder.LAST_UPDATED_FIRST).fields("id", "updated_at")).stream()
                .takeWhile(item -> !item.updatedAt().orElse(Instant.MAX).isBefore(instant))
                .map(WorkItem::id)
                .forEach(ids::add);
        return ids;
    }
}
