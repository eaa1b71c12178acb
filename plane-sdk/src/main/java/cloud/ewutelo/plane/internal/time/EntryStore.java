package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.internal.capability.PortableFeature;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.time.TimeEntry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Logged time in worklogs where the instance and the plan have them, and in comments elsewhere. */
final class EntryStore implements TimeEntries {

    private final PortableFeature worklogs;
    private final TimeEntries natively;
    private final TimeEntries emulated;

    EntryStore(PortableFeature worklogs, TimeEntries natively, TimeEntries emulated) {
        this.worklogs = worklogs;
        this.natively = natively;
        this.emulated = emulated;
    }

    @Override
    public Set<String> workItems() {
        return call(TimeEntries::workItems);
    }

    @Override
    public StoredEntries read(WorkItemScope workItem) {
        return call(entries -> entries.read(workItem));
    }

    @Override
    public Written create(WorkItemScope workItem, EntryDraft draft) {
        return call(entries -> entries.create(workItem, draft));
    }

    @Override
    public Optional<TimeEntry> edit(WorkItemScope workItem, String entryId, UnaryOperator<EntryDraft> change) {
        return call(entries -> entries.edit(workItem, entryId, change));
    }

    @Override
    public TimeEntry replace(WorkItemScope workItem, String entryId, EntryDraft draft) {
        return call(entries -> entries.replace(workItem, entryId, draft));
    }

    @Override
    public void delete(WorkItemScope workItem, String entryId) {
        call(entries -> {
            entries.delete(workItem, entryId);
            return true;
        });
    }

    private <T> T call(Function<TimeEntries, T> work) {
        return worklogs.call(() -> work.apply(natively), () -> work.apply(emulated));
    }
}
