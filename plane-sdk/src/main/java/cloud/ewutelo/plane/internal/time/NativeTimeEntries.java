package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.internal.worklog.DefaultWorklogService;
import cloud.ewutelo.plane.internal.worklog.WorklogApi;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.worklog.Worklog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Logged time in worklogs. Plane knows no key for them and would store an entry twice: entries with an identity carry it in
 * their description, are looked for before they are written and again afterwards, and copies count once.
 */
final class NativeTimeEntries implements TimeEntries {

    /** How long after the first a copy may come. What comes later, somebody wrote with a description that was copied by hand. */
    private static final Duration COPIES_WITHIN = Duration.ofMinutes(15);

    private final ProjectScope project;
    private final Agents agents;

    NativeTimeEntries(ProjectScope project, Agents agents) {
        this.project = project;
        this.agents = agents;
    }

    @Override
    public Set<String> workItems() {
        return project
                .transport()
                .call(project.transport().api(WorklogApi.class).totals(project.slug(), project.id()))
                .stream()
                .map(total -> total.workItem().id())
                .collect(Collectors.toSet());
    }

    @Override
    public StoredEntries read(WorkItemScope workItem) {
        return new StoredEntries(
                copies(workItem).stream()
                        .map(copies -> stored(workItem, copies))
                        .toList(),
                List.of());
    }

    @Override
    public Written create(WorkItemScope workItem, EntryDraft draft) {
        EntryIdentity identity = draft.identity();
        if (identity == null) {
            return new Written(post(workItem, draft), true);
        }
        Optional<TimeEntry> present = read(workItem).find(identity);
        if (present.isPresent()) {
            return new Written(present.get(), false);
        }
        TimeEntry posted = postOnce(workItem, draft);
        TimeEntry counts = settled(workItem).find(identity).orElse(posted);
        return new Written(counts, counts.id().equals(posted.id()));
    }

    /** Writes an entry that is not there yet, and survives a lost answer. */
    TimeEntry postOnce(WorkItemScope workItem, EntryDraft draft) {
        EntryIdentity identity = draft.identity();
        return new RepeatableCreation(project.transport().options())
                .create(
                        () -> post(workItem, draft),
                        () -> identity == null
                                ? Optional.empty()
                                : read(workItem).find(identity));
    }

    /** The entries, after all copies but the first of each were deleted, which programs wrote in the same instant. */
    StoredEntries settled(WorkItemScope workItem) {
        List<Copies> all = copies(workItem);
        all.forEach(copies -> deleteCopies(workItem, copies));
        return new StoredEntries(
                all.stream().map(copies -> stored(workItem, copies)).toList(), List.of());
    }

    @Override
    public Optional<TimeEntry> edit(WorkItemScope workItem, String entryId, UnaryOperator<EntryDraft> change) {
        return copiesOf(workItem, entryId).map(copies -> {
            deleteCopies(workItem, copies);
            EntryDraft before = EntryDraft.of(
                    copies.identity().orElse(null), stored(workItem, copies).entry());
            return replace(workItem, copies.first().id(), change.apply(before));
        });
    }

    @Override
    public TimeEntry replace(WorkItemScope workItem, String entryId, EntryDraft draft) {
        Worklog changed = new DefaultWorklogService(workItem)
                .update(entryId, worklog -> worklog.minutes(minutes(draft)).description(description(draft)));
        return checked(workItem, changed, draft);
    }

    @Override
    public void delete(WorkItemScope workItem, String entryId) {
        copiesOf(workItem, entryId)
                .ifPresent(copies -> copies.worklogs().forEach(worklog -> delete(workItem, worklog)));
    }

    private static void delete(WorkItemScope workItem, Worklog worklog) {
        try {
            new DefaultWorklogService(workItem).delete(worklog.id());
        } catch (NotFoundException e) {
            // Somebody was faster.
        }
    }

    private static void deleteCopies(WorkItemScope workItem, Copies copies) {
        try {
            copies.worklogs().stream().skip(1).forEach(copy -> delete(workItem, copy));
        } catch (PermissionDeniedException e) {
            // Somebody else wrote it. It counts once all the same.
        }
    }

    private TimeEntry post(WorkItemScope workItem, EntryDraft draft) {
        Worklog created = new DefaultWorklogService(workItem)
                .create(worklog -> worklog.minutes(minutes(draft)).description(description(draft)));
        try {
            return checked(workItem, created, draft);
        } catch (WriteNotAppliedException e) {
            delete(workItem, created);
            throw e;
        }
    }

    /** An entry and its copies, the first written first. */
    private record Copies(Optional<EntryIdentity> identity, List<Worklog> worklogs) {

        Worklog first() {
            return worklogs.get(0);
        }
    }

    /** Newest entry first. */
    private static List<Copies> copies(WorkItemScope workItem) {
        List<Worklog> oldestFirst = new DefaultWorklogService(workItem)
                .list().stream()
                        .sorted(Comparator.comparing(NativeTimeEntries::writtenAt)
                                .thenComparing(Worklog::id))
                        .toList();
        List<Copies> all = new ArrayList<>();
        Map<EntryIdentity, Copies> known = new HashMap<>();
        for (Worklog worklog : oldestFirst) {
            Optional<EntryIdentity> identity =
                    DescriptionMark.in(worklog.description()).mark().identity();
            Optional<Copies> present = identity.map(known::get);
            if (present.isPresent() && isSoonAfter(present.get().first(), worklog)) {
                present.get().worklogs().add(worklog);
                continue;
            }
            Copies copies = new Copies(present.isPresent() ? Optional.empty() : identity, new ArrayList<>());
            copies.worklogs().add(worklog);
            copies.identity().ifPresent(each -> known.put(each, copies));
            all.add(0, copies);
        }
        return all;
    }

    private static Optional<Copies> copiesOf(WorkItemScope workItem, String entryId) {
        return copies(workItem).stream()
                .filter(copies -> copies.worklogs().stream()
                        .anyMatch(worklog -> worklog.id().equals(entryId)))
                .findFirst();
    }

    private static boolean isSoonAfter(Worklog first, Worklog worklog) {
        return writtenAt(worklog).isBefore(writtenAt(first).plus(COPIES_WITHIN));
    }

    private String description(EntryDraft draft) {
        boolean isExact = draft.duration().equals(Duration.ofMinutes(minutes(draft)));
        return new DescriptionMark(
                        Optional.ofNullable(draft.identity()),
                        Optional.of(draft.agentId()).filter(agent -> !agent.equals(agents.ownId())),
                        Optional.ofNullable(draft.startedAt()),
                        isExact ? Optional.empty() : Optional.of(draft.duration()))
                .appendedTo(draft.description());
    }

    private static int minutes(EntryDraft draft) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, Durations.toMinutes(draft.duration())));
    }

    private TimeEntry checked(WorkItemScope workItem, Worklog worklog, EntryDraft wanted) {
        EntryIdentity identity = wanted.identity();
        TimeEntry entry = entry(workItem.id(), worklog, Optional.ofNullable(identity));
        EntryDraft stored = EntryDraft.of(identity, entry);
        // No recording shows how Plane stores descriptions: another form of the text is taken, and its loss is not.
        boolean isTextLost =
                stored.description().isEmpty() != wanted.description().isEmpty();
        if (isTextLost || !stored.withDescription(wanted.description()).equals(wanted)) {
            throw new WriteNotAppliedException(
                    "Plane stored other values than were sent for time on work item " + workItem.reference() + ".",
                    List.of("duration", "description"),
                    worklog.id());
        }
        return entry;
    }

    private StoredEntry stored(WorkItemScope workItem, Copies copies) {
        return new StoredEntry(entry(workItem.id(), copies.first(), copies.identity()), copies.identity());
    }

    private TimeEntry entry(String workItemId, Worklog worklog, Optional<EntryIdentity> identity) {
        DescriptionMark.Marked marked = DescriptionMark.in(worklog.description());
        Optional<String> loggedBy = worklog.loggedBy().map(Ref::id);
        return TimeEntry.builder()
                .id(worklog.id())
                .workItemId(workItemId)
                .agentId(marked.mark().agentId().or(() -> loggedBy).orElseGet(agents::ownId))
                .loggedById(loggedBy)
                // Where somebody has changed the minutes by hand, the mark tells of what was there before.
                .duration(marked.mark()
                        .exact()
                        .filter(exact -> Durations.toMinutes(exact) == worklog.minutes())
                        .orElse(Duration.ofMinutes(worklog.minutes())))
                .description(marked.description())
                .startedAt(marked.mark().startedAt())
                .loggedAt(writtenAt(worklog))
                .timerId(identity.flatMap(EntryIdentity::timerId))
                .key(identity.flatMap(EntryIdentity::key))
                .isEmulated(false)
                .build();
    }

    private static Instant writtenAt(Worklog worklog) {
        return worklog.createdAt().orElse(Instant.EPOCH);
    }
}
