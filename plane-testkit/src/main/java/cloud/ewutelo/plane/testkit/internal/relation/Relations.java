package cloud.ewutelo.plane.testkit.internal.relation;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Relations between work items: stored in one direction, with at most one for each ordered pair. */
public final class Relations {
    /** All kinds in the order of the answers. */
    static final List<String> KINDS = List.of(
            "blocking",
            "blocked_by",
            "duplicate",
            "relates_to",
            "start_after",
            "start_before",
            "finish_after",
            "finish_before");

    /** Kinds that are stored the other way round. */
    private static final Map<String, String> REVERSED =
            Map.of("blocking", "blocked_by", "start_after", "start_before", "finish_after", "finish_before");

    private final Plane plane;
    private final Database database;
    private final ActivityLog log;

    /** Over a state. */
    public Relations(Plane plane, ActivityLog log) {
        this.plane = plane;
        this.database = plane.database();
        this.log = log;
    }

    /** Stores relations of an item, and describes those that have this kind now. */
    JsonArray create(Row project, String itemId, String kind, List<String> others, Row actor) {
        boolean reversed = REVERSED.containsKey(kind);
        String stored = REVERSED.getOrDefault(kind, kind);
        if (database.workItems.find(itemId) == null
                || others.stream().anyMatch(other -> database.workItems.find(other) == null)) {
            throw ApiException.invalidPayload();
        }
        List<Row> rows = new ArrayList<>();
        for (String other : others) {
            String from = reversed ? other : itemId;
            String to = reversed ? itemId : other;
            Row existing = find(from, to);
            if (existing == null) {
                existing = database.create(
                        database.relations,
                        actor.id(),
                        new JsonObject()
                                .with("issue", from)
                                .with("related_issue", to)
                                .with("relation_type", stored)
                                .with("project", project.id())
                                .with("workspace", project.get("workspace")));
                existing.set("updated_by", actor.id());
                record(itemId, other, kind, actor);
            }
            // One of another kind stays as it is, and nobody is told.
            if (existing.has("relation_type", stored)) {
                rows.add(existing);
            }
        }
        return JsonArray.collect(Table.newestFirst(rows).stream().map(row -> describe(row, reversed)));
    }

    private void record(String itemId, String other, String kind, Row actor) {
        Row item = database.workItems.find(itemId);
        if (item != null && !plane.settings().isCe122()) {
            log.write(item, actor.id(), added(kind, other));
        }
        Row otherEnd = database.workItems.find(other);
        if (otherEnd != null && !plane.settings().isCe122()) {
            log.add(otherEnd, actor.id(), added(seenFromTheOtherEnd(kind), itemId));
        }
    }

    private ActivityLog.Entry added(String kind, String other) {
        return new ActivityLog.Entry("updated", kind, "", log.key(other), "added " + kind + " relation")
                .identifiers(other, null);
    }

    private static String seenFromTheOtherEnd(String kind) {
        String forward = REVERSED.get(kind);
        if (forward != null) {
            return forward;
        }
        return REVERSED.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(kind);
    }

    private @Nullable Row find(String from, String to) {
        return database.relations.firstOf(from, row -> row.has("related_issue", to));
    }

    private JsonObject describe(Row relation, boolean reversed) {
        Row item = database.workItems.findAny(relation.text(reversed ? "issue" : "related_issue"));
        JsonObject shown = new JsonObject();
        if (item == null) {
            return shown;
        }
        shown.with("id", item.id())
                .with("project_id", item.get("project"))
                .with("sequence_id", item.get("sequence_id"));
        shown.with("relation_type", relation.get("relation_type"))
                .with("name", item.get("name"))
                .with("state_id", item.get("state"))
                .with("priority", item.get("priority"))
                .with("created_by", relation.get("created_by"))
                .with("created_at", relation.get("created_at"));
        for (String column : reversed ? List.of("updated_by", "updated_at") : List.of("updated_at", "updated_by")) {
            shown.put(column, relation.get(column));
        }
        return shown;
    }

    /** The related items of an item by kind, newest relation first. */
    JsonObject byKind(String itemId, BiFunction<Row, String, Object> show) {
        JsonObject lists = new JsonObject();
        for (String kind : KINDS) {
            boolean reversed = REVERSED.containsKey(kind);
            String stored = REVERSED.getOrDefault(kind, kind);
            JsonArray list = new JsonArray();
            for (Row relation : Table.newestFirst(database.relations.where(row -> row.has("relation_type", stored)))) {
                Row other = other(relation, itemId, reversed, REVERSED.containsValue(stored));
                if (other != null) {
                    list.add(show.apply(other, kind));
                }
            }
            lists.put(kind, list);
        }
        return lists;
    }

    private @Nullable Row other(Row relation, String itemId, boolean reversed, boolean directed) {
        boolean from = relation.has("issue", itemId);
        boolean to = relation.has("related_issue", itemId);
        if (directed) {
            String end = reversed ? "issue" : "related_issue";
            return (reversed ? to : from) ? database.workItems.find(relation.text(end)) : null;
        }
        return from
                ? database.workItems.find(relation.text("related_issue"))
                : to ? database.workItems.find(relation.text("issue")) : null;
    }

    /** Removes the newest relation between two items, in either direction. */
    void remove(String itemId, String other) {
        List<Row> between = Table.newestFirst(
                database.relations.where(row -> (row.has("issue", itemId) && row.has("related_issue", other))
                        || (row.has("issue", other) && row.has("related_issue", itemId))));
        if (between.isEmpty()) {
            throw ApiException.crash();
        }
        database.delete(database.relations, between.get(0));
    }
}
