package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Objects;

/** A work item with its labels, people and state as objects, as intake rows and webhooks show it. */
public final class WorkItemDetail {
    private final Plane plane;
    private final Database database;

    /** Over a state. */
    public WorkItemDetail(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
    }

    /** The item as JSON. */
    public JsonObject show(Row item) {
        JsonArray labels = JsonArray.collect(item.ids("labels").stream()
                .map(database.labels::findAny)
                .filter(Objects::nonNull)
                .map(label -> References.pick(Objects.requireNonNull(label), "id", "name", "color")));
        JsonArray assignees = JsonArray.collect(item.ids("assignees").stream()
                .map(database.users::findAny)
                .filter(Objects::nonNull)
                .map(user -> plane.references().person(Objects.requireNonNull(user))));
        Row state = database.states.findAny(item.textOrNull("state"));
        JsonObject shown = new JsonObject()
                .with("id", item.id())
                .with("labels", labels)
                .with("assignees", assignees)
                .with(
                        "state",
                        state == null ? new JsonObject() : plane.references().state(state))
                .with("description", new JsonObject());
        shown.putAll(References.pick(item, "created_at", "updated_at", "deleted_at", "point", "name"));
        shown.with("description_json", new JsonObject())
                .with("description_html", item.get("description_html"))
                .with("description_stripped", PlainText.of(item.text("description_html")));
        shown.putAll(References.pick(
                item,
                "description_binary",
                "priority",
                "start_date",
                "target_date",
                "sequence_id",
                "sort_order",
                "completed_at",
                "archived_at",
                "is_draft",
                "external_source",
                "external_id",
                "created_by",
                "updated_by",
                "project",
                "workspace",
                "parent",
                "estimate_point",
                "type"));
        return shown;
    }
}
