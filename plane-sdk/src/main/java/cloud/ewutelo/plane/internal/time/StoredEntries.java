package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.time.DamagedTimeEntry;
import cloud.ewutelo.plane.time.TimeEntry;
import java.util.List;
import java.util.Optional;

/** The entries of a work item, each once. */
record StoredEntries(List<StoredEntry> intact, List<DamagedTimeEntry> damaged) {

    static final StoredEntries NONE = new StoredEntries(List.of(), List.of());

    Optional<TimeEntry> find(EntryIdentity identity) {
        return intact.stream()
                .filter(stored -> stored.has(identity))
                .map(StoredEntry::entry)
                .findFirst();
    }

    boolean isEmpty() {
        return intact.isEmpty() && damaged.isEmpty();
    }
}
