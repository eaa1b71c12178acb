package cloud.ewutelo.plane.internal.relation;

import static java.util.Objects.requireNonNull;

import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.emulation.OwnedTable;
import cloud.ewutelo.plane.internal.workitem.WorkItemLocator;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Relations where Plane has none: in a table on each of the two work items. The two cannot be written at once, so the one that
 * waits is written first and cleared last: what breaks off in between leaves it waiting, never starting too early, and doing it
 * again completes it.
 */
final class CommentRelations implements Relations {

    /** Kinds of which the work item that sees them has to wait. */
    private static final Set<RelationKind> WAITING =
            Set.of(RelationKind.BLOCKED_BY, RelationKind.START_AFTER, RelationKind.FINISH_AFTER);

    private final WorkItemScope workItem;
    private final WorkItemLocator locator;

    CommentRelations(WorkItemScope workItem) {
        this.workItem = workItem;
        this.locator = new WorkItemLocator(workItem.project());
    }

    @Override
    public List<Relation> list() {
        return rows(workItem).stream().map(RelationRow::toRelation).toList();
    }

    private static List<RelationRow> rows(WorkItemScope workItem) {
        return rows(workItem, table(workItem).read());
    }

    /** The relations in the comment of a work item. */
    static List<RelationRow> rows(WorkItemScope workItem, OwnedTable.Content content) {
        List<RelationRow> rows = new ArrayList<>();
        for (OwnedRow row : content.rows()) {
            rows.add(RelationRow.of(row)
                    .orElseThrow(() -> new DamagedCommentException(
                            RelationRow.FORMAT.title(),
                            workItem.id(),
                            content.commentId().orElse(""),
                            "row " + (content.rows().indexOf(row) + 1) + " names no relation or no ids")));
        }
        return rows;
    }

    @Override
    public List<Relation> add(RelationKind kind, Collection<String> references) {
        if (!RelationRow.KINDS.contains(kind)) {
            throw new InvalidRequestException(
                    "relation_type", "is unknown: \"" + kind + "\"", "Use one of the constants of RelationKind.");
        }
        Map<String, RelationRow> wanted = new LinkedHashMap<>();
        for (String reference : references) {
            WorkItem other = located(reference);
            wanted.put(other.id(), rowOf(other, kind));
        }
        RelatedItems.check(workItem, wanted.keySet());
        RelationRow own = rowOf(located(workItem.id()), kind.reversed());
        Set<String> refused =
                WAITING.contains(kind.reversed()) ? addThereFirst(wanted, own) : addHereFirst(wanted, own);
        if (!refused.isEmpty()) {
            throw new WriteNotAppliedException(
                    "Work item " + workItem.reference() + " was not put into the relation \"" + kind + "\" to "
                            + refused.stream()
                                    .map(id -> requireNonNull(wanted.get(id)).key() + " (" + id + ")")
                                    .collect(Collectors.joining(", "))
                            + ", because they are related otherwise already. Remove that relation first: "
                            + "relations(...).remove(...).",
                    List.of("issues"),
                    workItem.id());
        }
        return wanted.values().stream().map(RelationRow::toRelation).toList();
    }

    /** The others wait for this one. Gives the ids of those that are related otherwise. */
    private Set<String> addThereFirst(Map<String, RelationRow> wanted, RelationRow own) {
        Set<String> refused = new LinkedHashSet<>();
        Set<String> addedThere = new HashSet<>();
        for (RelationRow other : wanted.values()) {
            Outcome outcome = put(scopeOf(other), List.of(own));
            if (!outcome.refused().isEmpty()) {
                refused.add(other.workItemId());
            } else if (!outcome.added().isEmpty()) {
                addedThere.add(other.workItemId());
            }
        }
        List<RelationRow> rest = wanted.values().stream()
                .filter(other -> !refused.contains(other.workItemId()))
                .toList();
        for (String id : put(workItem, rest).refused()) {
            refused.add(id);
            if (addedThere.contains(id)) {
                takeBack(scopeOf(requireNonNull(wanted.get(id))), own);
            }
        }
        return refused;
    }

    /** This one waits for the others, or nobody waits. Gives the ids of those that are related otherwise. */
    private Set<String> addHereFirst(Map<String, RelationRow> wanted, RelationRow own) {
        Outcome here = put(workItem, List.copyOf(wanted.values()));
        Set<String> refused = new LinkedHashSet<>(here.refused());
        for (RelationRow other : wanted.values()) {
            boolean fits = !refused.contains(other.workItemId());
            if (fits && !put(scopeOf(other), List.of(own)).refused().isEmpty()) {
                refused.add(other.workItemId());
                if (here.added().contains(other.workItemId())) {
                    takeBack(workItem, other);
                }
            }
        }
        return refused;
    }

    @Override
    public boolean remove(String reference) {
        WorkItem other;
        try {
            other = locator.get(reference);
        } catch (NotFoundException deleted) {
            return drop(workItem, locator.idOf(reference));
        }
        WorkItemScope there = locator.scope(other.project().id(), other.id());
        boolean waitsHere = rows(workItem).stream()
                .anyMatch(row -> row.workItemId().equals(other.id()) && WAITING.contains(row.kind()));
        boolean first = waitsHere ? drop(there, workItem.id()) : drop(workItem, other.id());
        boolean second = waitsHere ? drop(workItem, other.id()) : drop(there, workItem.id());
        return first || second;
    }

    private WorkItem located(String reference) {
        try {
            return locator.get(reference);
        } catch (NotFoundException e) {
            throw new ValidationException(
                    "Work item " + reference + " cannot be related: " + e.getMessage(),
                    e.response(),
                    Map.of("issues", List.of("does not exist: " + reference)));
        }
    }

    private RelationRow rowOf(WorkItem item, RelationKind kind) {
        String key = item.project()
                .expanded()
                .map(project -> new WorkItemKey(project.identifier(), item.sequenceId()).toString())
                .orElse(item.id());
        return new RelationRow(key, kind, item.project().id(), item.id());
    }

    private WorkItemScope scopeOf(RelationRow row) {
        return locator.scope(row.projectId(), row.workItemId());
    }

    /**
     * What became of rows.
     *
     * @param added ids of work items whose rows were added
     * @param refused ids of work items that have a row of another kind
     */
    private record Outcome(Set<String> added, Set<String> refused) {}

    /** Adds rows to a work item's table, unless it has them. */
    private static Outcome put(WorkItemScope item, List<RelationRow> wanted) {
        Outcome outcome = new Outcome(new HashSet<>(), new LinkedHashSet<>());
        table(item).update(rows -> {
            // It is called again when another program was faster.
            outcome.added().clear();
            outcome.refused().clear();
            List<OwnedRow> after = new ArrayList<>(rows);
            for (RelationRow row : wanted) {
                List<OwnedRow> present = rows.stream()
                        .filter(each -> RelationRow.isAbout(each, row.workItemId()))
                        .toList();
                if (present.isEmpty()) {
                    after.add(uniquelyNamed(row, after).toRow());
                    outcome.added().add(row.workItemId());
                } else if (present.stream().noneMatch(row::isSameAs)) {
                    outcome.refused().add(row.workItemId());
                }
            }
            return after;
        });
        return outcome;
    }

    /** Another work item may have had the key before its project was renamed. */
    private static RelationRow uniquelyNamed(RelationRow row, List<OwnedRow> rows) {
        boolean taken = rows.stream().anyMatch(each -> each.key().equals(row.key()));
        return taken
                ? new RelationRow(
                        row.key() + " (" + row.workItemId() + ")", row.kind(), row.projectId(), row.workItemId())
                : row;
    }

    private static void takeBack(WorkItemScope item, RelationRow unwanted) {
        table(item)
                .update(rows ->
                        rows.stream().filter(row -> !unwanted.isSameAs(row)).toList());
    }

    /** Drops all rows about another work item; tells whether there was one. */
    private static boolean drop(WorkItemScope item, String other) {
        AtomicBoolean dropped = new AtomicBoolean();
        table(item).update(rows -> {
            List<OwnedRow> after = rows.stream()
                    .filter(row -> !RelationRow.isAbout(row, other))
                    .toList();
            dropped.set(after.size() < rows.size());
            return after;
        });
        return dropped.get();
    }

    static OwnedTable table(WorkItemScope item) {
        return new OwnedTable(new OwnedComments(item, RelationRow.FORMAT.source()), RelationRow.FORMAT);
    }
}
