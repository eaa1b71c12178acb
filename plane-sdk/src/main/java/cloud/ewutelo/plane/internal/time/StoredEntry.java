package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.time.TimeEntry;
import java.util.Optional;

/** An entry that was read, and what tells it from all others; nothing does where somebody wrote it in Plane. */
record StoredEntry(TimeEntry entry, Optional<EntryIdentity> identity) {

    boolean has(EntryIdentity wanted) {
        return identity.equals(Optional.of(wanted));
    }
}
