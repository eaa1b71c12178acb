package cloud.ewutelo.plane.testkit.internal.cycle;

import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a cycle had reached when its open items were moved on. */
final class CycleProgress {
    private final Database database;
    private final Cycles cycles;

    CycleProgress(Database database, Cycles cycles) {
        this.database = database;
        this.cycles = cycles;
    }

    JsonObject snapshot(Row cycle) {
        List<Row> items = cycles.items(cycle);
        JsonObject distribution = new JsonObject()
                .with("labels", groups(items, "labels", database.labels, (shown, label) -> shown.with(
                                "color", label == null ? null : label.get("color"))
                        .with("label_id", label == null ? null : label.id())
                        .with("label_name", label == null ? null : label.get("name"))))
                .with("assignees", groups(items, "assignees", database.users, (shown, user) -> shown.with(
                                "avatar_url", null)
                        .with("assignee_id", user == null ? null : user.id())
                        .with("display_name", user == null ? null : user.get("display_name"))))
                .with("completion_chart", chart(cycle, items));
        return new JsonObject()
                .with("distribution", distribution)
                .with("total_issues", (long) items.size())
                .with("backlog_issues", cycles.counts().count(cycle, "backlog"))
                .with("started_issues", cycles.counts().count(cycle, "started"))
                .with("cancelled_issues", cycles.counts().count(cycle, "cancelled"))
                .with("completed_issues", cycles.counts().count(cycle, "completed"))
                .with("unstarted_issues", cycles.counts().count(cycle, "unstarted"))
                .with("estimate_distribution", new JsonObject());
    }

    private static JsonArray groups(
            List<Row> items, String column, Table table, BiConsumer<JsonObject, @Nullable Row> describe) {
        Set<String> ids = new LinkedHashSet<>();
        boolean none = false;
        for (Row item : items) {
            ids.addAll(item.ids(column));
            none |= item.ids(column).isEmpty();
        }
        JsonArray groups = new JsonArray();
        for (String id : ids) {
            groups.add(group(
                    items.stream().filter(item -> item.ids(column).contains(id)).toList(),
                    table.findAny(id),
                    describe));
        }
        if (none) {
            groups.add(group(
                    items.stream().filter(item -> item.ids(column).isEmpty()).toList(), null, describe));
        }
        return groups;
    }

    private static JsonObject group(
            List<Row> items, @Nullable Row subject, BiConsumer<JsonObject, @Nullable Row> describe) {
        long completed =
                items.stream().filter(item -> item.get("completed_at") != null).count();
        JsonObject group = new JsonObject();
        describe.accept(group, subject);
        return group.with("total_issues", (long) items.size())
                .with("pending_issues", items.size() - completed)
                .with("completed_issues", completed);
    }

    private static JsonObject chart(Row cycle, List<Row> items) {
        JsonObject chart = new JsonObject();
        Instant start = cycle.instantOrNull("start_date");
        Instant end = cycle.instantOrNull("end_date");
        if (start == null || end == null) {
            return chart;
        }
        LocalDate last = end.atZone(ZoneOffset.UTC).toLocalDate();
        for (LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            long done = items.stream()
                    .filter(item -> item.get("completed_at") instanceof Instant time && time.isBefore(midnight))
                    .count();
            chart.put(day.toString(), items.size() - done);
        }
        return chart;
    }
}
