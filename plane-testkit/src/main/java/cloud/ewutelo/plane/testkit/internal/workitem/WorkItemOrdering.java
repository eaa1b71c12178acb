package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Ordering;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code order_by} of work item lists: some names do not mean a column. */
final class WorkItemOrdering {
    private static final List<String> PRIORITIES = List.of("urgent", "high", "medium", "low", "none");
    private static final List<String> GROUPS = List.of("backlog", "unstarted", "started", "completed", "cancelled");

    private final Database database;
    private final Serializer keys;

    WorkItemOrdering(Database database, Serializer keys) {
        this.database = database;
        this.keys = keys;
    }

    void sort(List<Row> items, String orderBy) {
        boolean descending = orderBy.startsWith("-");
        switch (descending ? orderBy.substring(1) : orderBy) {
            case "priority" ->
                Ordering.sort(items, item -> (long) PRIORITIES.indexOf(item.text("priority")), descending);
            case "state__name", "state__group" -> Ordering.sort(items, this::groupRank, descending);
            case "labels__name" ->
                Ordering.sort(items, item -> largest(item.ids("labels"), database.labels, "name"), descending);
            case "assignees__first_name" ->
                Ordering.sort(items, item -> largest(item.ids("assignees"), database.users, "first_name"), descending);
            default -> Ordering.sort(items, orderBy, keys);
        }
    }

    private @Nullable Object groupRank(Row item) {
        Row state = database.states.find(item.textOrNull("state"));
        return state == null ? null : (long) GROUPS.indexOf(state.text("group"));
    }

    private static @Nullable String largest(List<String> ids, Table table, String column) {
        String largest = null;
        for (String id : ids) {
            Row row = table.find(id);
            if (row != null && (largest == null || row.text(column).compareTo(largest) > 0)) {
                largest = row.text(column);
            }
        }
        return largest;
    }
}
