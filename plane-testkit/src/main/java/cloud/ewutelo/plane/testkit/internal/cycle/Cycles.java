package cloud.ewutelo.plane.testkit.internal.cycle;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.StateCounts;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityLog;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of cycles, and which items they hold. */
final class Cycles {
    private final Plane plane;
    private final Database database;
    private final WorkItems workItems;
    private final ActivityLog log;
    private final StateCounts counts;

    Cycles(Plane plane, WorkItems workItems, ActivityLog log) {
        this.plane = plane;
        this.database = plane.database();
        this.workItems = workItems;
        this.log = log;
        this.counts = new StateCounts(database, this::items);
    }

    StateCounts counts() {
        return counts;
    }

    /** As creation and change answer. */
    Serializer written() {
        return columns(new Serializer().show("id"));
    }

    /** As reading answers. */
    Serializer read() {
        return columns(new Serializer().show("id").with(counts.fields()));
    }

    /** As the list of archived cycles answers. */
    Serializer archived() {
        return columns(new Serializer()
                .show("id")
                .with(counts.fields())
                .with(
                        Field.computed("total_estimates", (row, viewer) -> null),
                        Field.computed("completed_estimates", (row, viewer) -> null),
                        Field.computed("started_estimates", (row, viewer) -> null)));
    }

    private Serializer columns(Serializer serializer) {
        return plane.references()
                .expandable(serializer
                        .show("created_at", "updated_at", "deleted_at")
                        .with(
                                Field.text("name", 255).required(),
                                Field.text("description").blank(),
                                Field.instant("start_date").nullable(),
                                Field.instant("end_date").nullable(),
                                Field.json("view_props").startsAs(new JsonObject()),
                                Field.readOnly("sort_order"),
                                Field.text("external_source", 255).nullable().blank(),
                                Field.text("external_id", 255).nullable().blank(),
                                Field.readOnly("progress_snapshot"),
                                Field.readOnly("archived_at"),
                                Field.json("logo_props").startsAs(new JsonObject()),
                                Field.zone("timezone").startsAs("UTC"),
                                Field.readOnly("version"))
                        .show("created_by", "updated_by", "project", "workspace")
                        .with(Field.reference("owned_by", database.users)));
    }

    /** The listed items of a cycle in the order in which they were made. */
    List<Row> items(Row cycle) {
        List<Row> items = new ArrayList<>();
        for (Row link : database.cycleItems.of(cycle.id())) {
            Row item = database.workItems.find(link.text("issue"));
            if (item != null && workItems.isListed(item)) {
                items.add(item);
            }
        }
        items.sort((a, b) -> a.instant("created_at").compareTo(b.instant("created_at")));
        return items;
    }

    boolean isOver(Row cycle) {
        Instant end = cycle.instantOrNull("end_date");
        return end != null && end.isBefore(plane.timeline().now());
    }

    /** Tells in the history of an item that it came into a cycle, moved to another or left it. */
    void record(Row item, String actor, String verb, @Nullable Row from, @Nullable Row to) {
        String fromName = from == null ? "" : from.text("name");
        String toName = to == null ? "" : to.text("name");
        String comment =
                switch (verb) {
                    case "created" -> "added cycle " + toName;
                    case "updated" -> "updated cycle from " + fromName + " to " + toName;
                    default -> "removed this issue from " + fromName;
                };
        log.write(
                item,
                actor,
                new ActivityLog.Entry(verb, "cycles", fromName, toName, comment)
                        .identifiers(from == null ? null : from.id(), to == null ? null : to.id()));
    }
}
