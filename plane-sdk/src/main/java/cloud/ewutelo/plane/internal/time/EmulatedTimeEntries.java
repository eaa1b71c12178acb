package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.emulation.OwnedFormat;
import cloud.ewutelo.plane.internal.emulation.OwnedReading;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.time.DamagedTimeEntry;
import cloud.ewutelo.plane.time.TimeEntry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Logged time where Plane has no worklogs: a comment for each entry, told from all others by its external pair. The agent stands
 * in it, because Plane names whoever wrote it, and lets everybody edit it.
 */
final class EmulatedTimeEntries implements TimeEntries {

    private static final String TITLE = "Time logged";
    private static final String AGENT = "Agent";
    private static final String AGENT_ID = "Agent id";
    private static final String DURATION = "Duration";
    private static final String STARTED = "Started";
    private static final String DESCRIPTION = "Description";

    private static final OwnedFormat FORMAT =
            TimeComments.format(TITLE, "Duration and description may be edited; a duration looks like 1h 30m 15s.");

    private final Agents agents;
    private final ProjectRecord record;

    EmulatedTimeEntries(Agents agents, ProjectRecord record) {
        this.agents = agents;
        this.record = record;
    }

    @Override
    public Set<String> workItems() {
        Set<String> noted = new HashSet<>();
        record.find().ifPresent(comments -> comments.list().forEach(comment -> RecordNote.LOGGED
                .subject(comment)
                .flatMap(Directory::asId)
                .ifPresent(noted::add)));
        return noted;
    }

    @Override
    public StoredEntries read(WorkItemScope workItem) {
        List<StoredEntry> intact = new ArrayList<>();
        List<DamagedTimeEntry> damaged = new ArrayList<>();
        for (List<Comment> copies : copies(workItem).values()) {
            // Two programs may have written the same entry in the same instant.
            Optional<StoredEntry> readable = copies.stream()
                    .flatMap(comment -> entry(workItem.id(), comment).stream())
                    .findFirst();
            readable.ifPresentOrElse(intact::add, () -> damaged.add(damage(workItem.id(), copies.get(0))));
        }
        return new StoredEntries(intact, damaged);
    }

    @Override
    public Written create(WorkItemScope workItem, EntryDraft draft) {
        EntryIdentity identity = draft.identity() == null ? EntryIdentity.random() : draft.identity();
        record.note(workItem.id());
        OwnedComments comments = TimeComments.on(workItem);
        Optional<Comment> created = comments.create(externalId(workItem, identity), render(draft), null);
        if (created.isPresent()) {
            return new Written(checked(workItem, created.get(), draft, comments), true);
        }
        List<Comment> present = copies(workItem).getOrDefault(externalId(workItem, identity), List.of());
        if (present.isEmpty()) {
            throw new PlaneException("Time was not logged on work item " + workItem.reference()
                    + ": somebody deleted the same entry at this moment. Try again if it is to be logged.");
        }
        return new Written(
                present.stream()
                        .flatMap(comment -> entry(workItem.id(), comment).stream())
                        .findFirst()
                        .orElseThrow(() -> damaged(workItem.id(), present.get(0)))
                        .entry(),
                false);
    }

    @Override
    public Optional<TimeEntry> edit(WorkItemScope workItem, String entryId, UnaryOperator<EntryDraft> change) {
        OwnedComments comments = TimeComments.on(workItem);
        Optional<List<Comment>> copies = copiesOf(workItem, entryId);
        if (copies.isEmpty()) {
            return Optional.empty();
        }
        Comment comment = copies.get().get(0);
        StoredEntry before = entry(workItem.id(), comment).orElseThrow(() -> damaged(workItem.id(), comment));
        EntryDraft after = change.apply(EntryDraft.of(null, before.entry()));
        OwnedReading.Intact reading = (OwnedReading.Intact) FORMAT.parse(comment.html());
        TimeEntry edited = stored(
                workItem, comments.replace(comment.id(), reading.with(merged(reading.rows(), rows(after)))), after);
        copies.get().stream().skip(1).map(Comment::id).forEach(comments::delete);
        return Optional.of(edited);
    }

    @Override
    public TimeEntry replace(WorkItemScope workItem, String entryId, EntryDraft draft) {
        return stored(workItem, TimeComments.on(workItem).replace(entryId, render(draft)), draft);
    }

    @Override
    public void delete(WorkItemScope workItem, String entryId) {
        OwnedComments comments = TimeComments.on(workItem);
        copiesOf(workItem, entryId)
                .ifPresent(copies -> copies.stream().map(Comment::id).forEach(comments::delete));
    }

    /** The comments of each entry, newest entry first, and the copies of an entry oldest first. */
    private static Map<String, List<Comment>> copies(WorkItemScope workItem) {
        Map<String, List<Comment>> copies = new LinkedHashMap<>();
        for (Comment comment : TimeComments.on(workItem).list()) {
            comment.externalId()
                    .filter(id -> id.startsWith(workItem.id() + "/"))
                    .ifPresent(id ->
                            copies.computeIfAbsent(id, key -> new ArrayList<>()).add(comment));
        }
        copies.values()
                .forEach(each -> each.sort(
                        Comparator.comparing(EmulatedTimeEntries::writtenAt).thenComparing(Comment::id)));
        return copies;
    }

    private static Optional<List<Comment>> copiesOf(WorkItemScope workItem, String entryId) {
        return copies(workItem).values().stream()
                .filter(each -> each.stream().anyMatch(comment -> comment.id().equals(entryId)))
                .findFirst();
    }

    private static String externalId(WorkItemScope workItem, EntryIdentity identity) {
        return workItem.id() + "/" + identity;
    }

    private String render(EntryDraft draft) {
        return FORMAT.render(rows(draft));
    }

    private List<OwnedRow> rows(EntryDraft draft) {
        List<OwnedRow> rows = new ArrayList<>();
        rows.add(OwnedRow.of(AGENT, agents.nameOf(draft.agentId())));
        rows.add(OwnedRow.of(AGENT_ID, draft.agentId()));
        rows.add(OwnedRow.of(DURATION, Durations.write(draft.duration())));
        if (draft.startedAt() != null) {
            rows.add(OwnedRow.of(STARTED, draft.startedAt().toString()));
        }
        if (!draft.description().isEmpty()) {
            rows.add(OwnedRow.of(DESCRIPTION, draft.description()));
        }
        return rows;
    }

    /** The new rows, and those that people added. */
    private static List<OwnedRow> merged(List<OwnedRow> present, List<OwnedRow> wanted) {
        List<OwnedRow> merged = new ArrayList<>(wanted);
        Set<String> own = Set.of(AGENT, AGENT_ID, DURATION, STARTED, DESCRIPTION);
        present.stream().filter(row -> !own.contains(row.key())).forEach(merged::add);
        return merged;
    }

    private static TimeEntry checked(
            WorkItemScope workItem, Comment created, EntryDraft draft, OwnedComments comments) {
        try {
            return stored(workItem, created, draft);
        } catch (WriteNotAppliedException e) {
            comments.delete(created.id());
            throw e;
        }
    }

    private static TimeEntry stored(WorkItemScope workItem, Comment comment, EntryDraft wanted) {
        return entry(workItem.id(), comment)
                .map(StoredEntry::entry)
                .filter(entry -> EntryDraft.of(wanted.identity(), entry).equals(wanted))
                .orElseThrow(() -> new WriteNotAppliedException(
                        "Plane stored another text than was sent for time on work item " + workItem.reference() + ".",
                        List.of("comment_html"),
                        comment.id()));
    }

    private static Optional<StoredEntry> entry(String workItemId, Comment comment) {
        try {
            return Optional.of(parse(workItemId, comment));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static DamagedTimeEntry damage(String workItemId, Comment comment) {
        try {
            parse(workItemId, comment);
            throw new IllegalArgumentException("The comment is intact.");
        } catch (Unreadable e) {
            return new DamagedTimeEntry(workItemId, comment.id(), e.reason);
        }
    }

    private static DamagedCommentException damaged(String workItemId, Comment comment) {
        return new DamagedCommentException(
                TITLE, workItemId, comment.id(), damage(workItemId, comment).reason());
    }

    private static StoredEntry parse(String workItemId, Comment comment) throws Unreadable {
        OwnedReading reading = FORMAT.parse(comment.html());
        if (!(reading instanceof OwnedReading.Intact intact)) {
            throw new Unreadable(((OwnedReading.Damaged) reading).reason());
        }
        Optional<EntryIdentity> identity = comment.externalId()
                .map(id -> id.substring(workItemId.length() + 1))
                .flatMap(EntryIdentity::parse);
        return new StoredEntry(
                TimeEntry.builder()
                        .id(comment.id())
                        .workItemId(workItemId)
                        .agentId(agentId(intact))
                        .loggedById(comment.actor().map(Ref::id))
                        .duration(duration(intact))
                        .description(value(intact, DESCRIPTION).orElse(""))
                        .startedAt(startedAt(intact))
                        .loggedAt(writtenAt(comment))
                        .timerId(identity.flatMap(EntryIdentity::timerId))
                        .key(identity.flatMap(EntryIdentity::key))
                        .isEmulated(true)
                        .build(),
                identity);
    }

    private static String agentId(OwnedReading.Intact intact) throws Unreadable {
        return value(intact, AGENT_ID)
                .flatMap(Directory::asId)
                .orElseThrow(() -> new Unreadable("its row \"" + AGENT_ID + "\" is missing or no id"));
    }

    private static Duration duration(OwnedReading.Intact intact) throws Unreadable {
        return value(intact, DURATION)
                .flatMap(Durations::read)
                .orElseThrow(
                        () -> new Unreadable("its row \"" + DURATION + "\" is missing, zero, or not like 1h 30m 15s"));
    }

    private static Optional<Instant> startedAt(OwnedReading.Intact intact) throws Unreadable {
        try {
            return value(intact, STARTED).filter(text -> !text.isBlank()).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new Unreadable("its row \"" + STARTED + "\" is not like 2026-11-25T10:00:00Z");
        }
    }

    private static Optional<String> value(OwnedReading.Intact intact, String name) {
        return intact.row(name).map(OwnedRow::value);
    }

    private static Instant writtenAt(Comment comment) {
        return comment.createdAt().orElse(Instant.EPOCH);
    }

    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
