package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.emulation.OwnedTable;
import cloud.ewutelo.plane.internal.workitem.WorkItemLocator;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationMigration;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes Plane's own relations out of those in comments. A row is taken away after its relation is there, so that what breaks
 * off can be done again.
 */
final class CommentMigration {

    private final ProjectScope scope;
    private final WorkItemLocator locator;
    private final List<String> left = new ArrayList<>();
    private int moved;

    CommentMigration(ProjectScope scope, WorkItemLocator locator) {
        this.scope = scope;
        this.locator = locator;
    }

    RelationMigration run() {
        for (WorkItem item : locator.list(scope.id())) {
            try {
                migrate(locator.scope(scope.id(), item.id()));
            } catch (DamagedCommentException damaged) {
                left.add(String.valueOf(damaged.getMessage()));
            }
        }
        return new RelationMigration(moved, left);
    }

    private void migrate(WorkItemScope item) {
        OwnedTable table = CommentRelations.table(item);
        OwnedTable.Content content = table.read();
        if (content.comments() == 0) {
            return;
        }
        List<RelationRow> rows = CommentRelations.rows(item, content);
        if (!rows.isEmpty()) {
            Set<RelationRow> done = new HashSet<>();
            List<Relation> present = new NativeRelations(item).list();
            for (RelationRow row : rows) {
                if (present.stream().anyMatch(row::isSameAs) || move(item, row)) {
                    done.add(row);
                }
            }
            table.update(before -> before.stream()
                    .filter(row -> done.stream().noneMatch(each -> each.isSameAs(row)))
                    .toList());
        }
        table.deleteIfEmpty();
    }

    private boolean move(WorkItemScope item, RelationRow row) {
        try {
            new NativeRelations(item).add(row.kind(), List.of(row.workItemId()));
            moved++;
            return true;
        } catch (WriteNotAppliedException conflict) {
            left.add(String.valueOf(conflict.getMessage()));
            return false;
        } catch (ValidationException gone) {
            // The other work item was deleted, and with it what the row said.
            return true;
        }
    }
}
