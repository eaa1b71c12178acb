package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.function.Function;

/** How many work items a cycle or module holds, by the group of their state. */
public final class StateCounts {
    private final Database database;
    private final Function<Row, List<Row>> items;

    /** Counts the items that a function finds for a row. */
    public StateCounts(Database database, Function<Row, List<Row>> items) {
        this.database = database;
        this.items = items;
    }

    /** The keys in wire order. */
    public Field[] fields() {
        return new Field[] {
            Field.computed(
                    "total_issues", (row, viewer) -> (long) items.apply(row).size()),
            group("cancelled"),
            group("completed"),
            group("started"),
            group("unstarted"),
            group("backlog")
        };
    }

    /** How many items of a row are in a group. */
    public long count(Row row, String group) {
        return items.apply(row).stream()
                .filter(item -> {
                    Row state = database.states.findAny(item.textOrNull("state"));
                    return state != null && state.has("group", group);
                })
                .count();
    }

    /** Modules count the groups, not the items in them: the answer is one or zero. */
    public Field[] fieldsOfModules() {
        Field[] fields = fields();
        String[] groups = {"cancelled", "completed", "started", "unstarted", "backlog"};
        for (int i = 0; i < groups.length; i++) {
            String group = groups[i];
            fields[i + 1] = Field.computed(group + "_issues", (row, viewer) -> Math.min(1, count(row, group)));
        }
        return fields;
    }

    private Field group(String group) {
        return Field.computed(group + "_issues", (row, viewer) -> count(row, group));
    }
}
