package cloud.ewutelo.plane.internal.emulation;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One table on a work item that several programs change at once.
 *
 * <p>Plane cannot change a comment on condition that it is still the same, so two programs that changed it in place would lose
 * each other's rows. It can refuse a second comment with the same external pair, though: a change is therefore a new comment,
 * whose pair holds the next revision number, and the one before is deleted afterwards. Whoever is refused reads again and
 * repeats its change on what it finds. The highest revision counts; lower ones are left-overs of a write that broke off, or is
 * going on, and vanish with the next write.
 */
public final class OwnedTable {

    private static final int MOST_ATTEMPTS = 20;
    private static final Pattern REVISION = Pattern.compile("(.+)/(\\d{1,9})");

    private final OwnedComments comments;
    private final OwnedFormat format;

    public OwnedTable(OwnedComments comments, OwnedFormat format) {
        this.comments = comments;
        this.format = format;
    }

    /** A change of rows. */
    public interface Change {

        /**
         * The new rows.
         *
         * @param rows what the table is now
         * @param earlier what it was, once for each comment of a write that broke off or is going on
         */
        List<OwnedRow> apply(List<OwnedRow> rows, List<List<OwnedRow>> earlier);
    }

    private record Revision(Comment comment, int number) {

        String id() {
            return comment.id();
        }
    }

    /**
     * The table.
     *
     * @param rows in their order
     * @param commentId the comment that holds it; empty if there is none yet
     * @param comments how many comments were found: more than one after a write that broke off, or during one
     * @param earlier the rows of the other comments, for which a {@link Consequence} may be incomplete
     */
    public record Content(List<OwnedRow> rows, Optional<String> commentId, int comments, List<List<OwnedRow>> earlier) {

        public Content {
            rows = List.copyOf(rows);
            earlier = List.copyOf(earlier);
        }

        public Optional<OwnedRow> row(String key) {
            return rows.stream().filter(row -> row.key().equals(key)).findFirst();
        }
    }

    /**
     * The rows as they are now: one request.
     *
     * @throws DamagedCommentException if somebody broke the comment
     */
    public Content read() {
        List<Revision> all = revisions(Set.of());
        return all.isEmpty()
                ? new Content(List.of(), Optional.empty(), 0, List.of())
                : new Content(
                        intact(all.get(0).comment()).rows(),
                        Optional.of(all.get(0).id()),
                        all.size(),
                        earlier(all));
    }

    /**
     * Changes the rows: one request if nothing is to be changed, three for a table's first rows, four otherwise.
     *
     * @param change gets the rows and returns the new ones; it is called again when another program was faster
     * @return the table after the change
     * @throws DamagedCommentException if somebody broke the comment; nothing was written then
     */
    public Content update(UnaryOperator<List<OwnedRow>> change) {
        return update((rows, earlier) -> change.apply(rows), Consequence.NONE);
    }

    /**
     * Changes the rows, and whatever depends on them elsewhere.
     *
     * @param change it is called again when another program was faster
     * @param consequence what the change entails; it also completes what others began and left
     * @return the table after the change
     * @throws DamagedCommentException if somebody broke the comment; nothing was written then
     */
    public Content update(Change change, Consequence consequence) {
        Set<String> own = new HashSet<>();
        Optional<Comment> editedMeanwhile = Optional.empty();
        Change wish = change;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            List<Revision> before = revisions(own);
            int newest = before.isEmpty() ? 0 : before.get(0).number();
            Optional<Comment> base = editedMeanwhile.or(
                    () -> before.stream().map(Revision::comment).findFirst());
            Optional<OwnedReading.Intact> present = base.map(this::intact);
            List<OwnedRow> rows = present.map(OwnedReading.Intact::rows).orElse(List.of());
            List<OwnedRow> wanted = List.copyOf(wish.apply(rows, earlier(before)));
            if (wanted.equals(rows) && editedMeanwhile.isEmpty() && isAlone(before)) {
                complete(consequence, wanted, before);
                deleteBelow(newest, before);
                return new Content(wanted, base.map(Comment::id), before.size(), List.of());
            }
            if (base.isEmpty() && consequence.isNeeded(List.of(), wanted)) {
                // There must be one from before, to tell that the consequence is missing.
                comments.create(subject() + "/1", format.render(List.of()), null);
                continue;
            }
            Optional<Comment> created = comments.create(
                    subject() + "/" + (newest + 1),
                    present.map(table -> table.with(wanted)).orElseGet(() -> format.render(wanted)),
                    base.flatMap(Comment::createdAt).orElse(null));
            if (created.isEmpty()) {
                continue;
            }
            own.add(created.get().id());
            checkStored(created.get(), wanted);
            List<Revision> after = revisions(Set.of());
            boolean counts =
                    isAlone(after) && after.get(0).id().equals(created.get().id());
            if (!counts) {
                continue;
            }
            List<Revision> now = complete(consequence, wanted, after);
            editedMeanwhile = base.flatMap(comment -> edited(comment, now));
            if (editedMeanwhile.isPresent()
                    && !now.get(0).id().equals(created.get().id())) {
                // Others have written on top of this change, and know nothing of the edit.
                List<OwnedRow> edited = intact(editedMeanwhile.get()).rows();
                editedMeanwhile = Optional.empty();
                wish = replay(rows, edited, wish);
                continue;
            }
            if (editedMeanwhile.isEmpty()) {
                deleteBelow(newest + 1, now);
                return new Content(wanted, Optional.of(created.get().id()), before.size(), List.of());
            }
            giveWayIfDamaged(created.get(), editedMeanwhile.get());
        }
        throw changedEachTime();
    }

    /** Deletes the table: lower revisions first, so that what is left after a break is the table as it was. */
    public void delete() {
        List<Revision> all = new ArrayList<>(revisions(Set.of()));
        Collections.reverse(all);
        all.forEach(revision -> comments.delete(revision.id()));
    }

    /** Applies the consequence until there is nothing left to do, and tells which comments there were at last. */
    private List<Revision> complete(Consequence consequence, List<OwnedRow> rows, List<Revision> present) {
        if (present.size() < 2) {
            return present;
        }
        List<List<OwnedRow>> earlier = earlier(present);
        List<OwnedRow> after = rows;
        List<Revision> now = present;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (!consequence.apply(earlier, after)) {
                return now;
            }
            now = revisions(Set.of());
            after = now.isEmpty() ? List.of() : intact(now.get(0).comment()).rows();
        }
        throw changedEachTime();
    }

    /** The rows of all comments but the one that counts; without those that cannot be read. */
    private List<List<OwnedRow>> earlier(List<Revision> revisions) {
        return revisions.stream()
                .skip(1)
                .map(revision -> format.parse(revision.comment().html()))
                .flatMap(reading ->
                        reading instanceof OwnedReading.Intact intact ? Stream.of(intact.rows()) : Stream.empty())
                .toList();
    }

    private PlaneException changedEachTime() {
        return new PlaneException("The comment \"" + format.title() + "\" of work item " + subject()
                + " was changed by others each time that this change was tried. Try again later.");
    }

    /**
     * Deletes the comment if its table has no rows. Left-overs of writes that broke off go first: else they would count again.
     *
     * @throws DamagedCommentException if somebody broke the comment
     */
    public void deleteIfEmpty() {
        if (update(rows -> rows).comments() == 0) {
            return;
        }
        Content content = read();
        if (content.rows().isEmpty() && content.comments() == 1) {
            content.commentId().ifPresent(comments::delete);
        }
    }

    private String subject() {
        return comments.workItem().id();
    }

    /** Newest first. Of two with the same number, which two programs made in the same instant, another's comes first. */
    private List<Revision> revisions(Set<String> own) {
        List<Revision> revisions = new ArrayList<>();
        for (Comment comment : comments.list()) {
            Matcher id = REVISION.matcher(comment.externalId().orElse(""));
            if (id.matches() && id.group(1).equals(subject())) {
                revisions.add(new Revision(comment, Integer.parseInt(id.group(2))));
            }
        }
        revisions.sort(Comparator.comparingInt(Revision::number)
                .reversed()
                .thenComparing(revision -> own.contains(revision.id()))
                .thenComparing(Revision::id));
        return revisions;
    }

    private static boolean isAlone(List<Revision> revisions) {
        return revisions.size() < 2
                || revisions.get(0).number() != revisions.get(1).number();
    }

    private OwnedReading.Intact intact(Comment comment) {
        OwnedReading reading = format.parse(comment.html());
        if (reading instanceof OwnedReading.Intact intact) {
            return intact;
        }
        throw damaged(comment, ((OwnedReading.Damaged) reading).reason());
    }

    private DamagedCommentException damaged(Comment comment, String reason) {
        return new DamagedCommentException(format.title(), subject(), comment.id(), reason);
    }

    private void checkStored(Comment created, List<OwnedRow> wanted) {
        boolean stored = format.parse(created.html()) instanceof OwnedReading.Intact intact
                && Set.copyOf(intact.rows()).equals(Set.copyOf(wanted));
        if (!stored) {
            comments.delete(created.id());
            throw new WriteNotAppliedException(
                    "Plane stored another text than was sent for the comment \"" + format.title() + "\" of work item "
                            + subject() + "; it was deleted again. Nothing was changed.",
                    List.of("comment_html"),
                    null);
        }
    }

    /** The comment that was changed, if a person edited it while the change was being written. */
    private static Optional<Comment> edited(Comment base, List<Revision> after) {
        return after.stream()
                .map(Revision::comment)
                .filter(comment ->
                        comment.id().equals(base.id()) && !comment.html().equals(base.html()))
                .findFirst();
    }

    /** A change after a person's edit of other rows than these. */
    private static Change replay(List<OwnedRow> before, List<OwnedRow> edited, Change change) {
        return (rows, earlier) -> {
            List<OwnedRow> result = new ArrayList<>(rows);
            result.removeIf(row -> before.contains(row) && !edited.contains(row));
            for (OwnedRow row : edited) {
                if (!before.contains(row)) {
                    result.removeIf(each -> each.key().equals(row.key()));
                    result.add(row);
                }
            }
            return change.apply(result, earlier);
        };
    }

    private void giveWayIfDamaged(Comment created, Comment edited) {
        if (format.parse(edited.html()) instanceof OwnedReading.Damaged damaged) {
            comments.delete(created.id());
            throw damaged(edited, damaged.reason());
        }
    }

    private void deleteBelow(int number, List<Revision> revisions) {
        for (Revision revision : revisions) {
            if (revision.number() < number) {
                try {
                    comments.delete(revision.id());
                } catch (PlaneException e) {
                    // It does not count any more, and the next write deletes it.
                    return;
                }
            }
        }
    }
}
