package cloud.ewutelo.plane.testkit.internal.commercial;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a custom property of a work item: one object, or an array when the property takes several. */
final class PropertyValueResource {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}:\\d{2}.*)?");

    private final Plane plane;
    private final Database database;

    private PropertyValueResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
    }

    static void route(Plane plane, PlanGates gates) {
        PropertyValueResource resource = new PropertyValueResource(plane);
        plane.router()
                .add(
                        "/api/v1/workspaces/{slug:text}/projects/{project}/work-items/{item}/work-item-properties/{property}/values/",
                        View.api(plane.permissions()::projectEntity)
                                .get(gates.guard("work_item_types", resource::get))
                                .post(gates.guard("work_item_types", resource::put))
                                .patch(gates.guard("work_item_types", resource::put))
                                .delete(gates.guard("work_item_types", resource::delete)));
    }

    private Row property(Call call) {
        Row property = database.workItemProperties.find(call.path("property"));
        if (property == null
                || !property.has("project", call.path("project"))
                || database.workItems.findOf(call.path("project"), call.path("item")) == null) {
            throw ApiException.notFound();
        }
        return property;
    }

    private List<Row> values(Call call) {
        return database.propertyValues.whereOf(call.path("item"), row -> row.has("property_id", call.path("property")));
    }

    private Response get(Call call) {
        Row property = property(call);
        List<Row> values = values(call);
        if (values.isEmpty()) {
            throw ApiException.notFound();
        }
        return Response.ok(show(property, values));
    }

    private static Object show(Row property, List<Row> values) {
        JsonArray shown = JsonArray.collect(values.stream()
                .map(row -> References.pick(
                        row,
                        "id",
                        "property_id",
                        "issue_id",
                        "value",
                        "value_type",
                        "external_id",
                        "external_source",
                        "created_at",
                        "updated_at")));
        return property.flag("is_multi") || shown.isEmpty() ? shown : java.util.Objects.requireNonNull(shown.get(0));
    }

    private Response put(Call call) {
        Row property = property(call);
        JsonObject sent = call.object();
        Object value = sent.get("value");
        JsonArray wanted = value instanceof JsonArray array && property.flag("is_multi") ? array : new JsonArray();
        if (wanted.isEmpty() && !(value instanceof JsonArray)) {
            wanted.add(value);
        }
        for (Object element : wanted) {
            if (!fits(property, element)) {
                throw ApiException.field(
                        "value", "Invalid value for a property of type " + property.get("property_type") + ".");
            }
        }
        if (wanted.isEmpty() && !property.flag("is_multi")) {
            throw ApiException.field("value", "Invalid value for a property with one value.");
        }
        values(call).forEach(row -> database.delete(database.propertyValues, row));
        for (Object element : wanted) {
            database.create(
                    database.propertyValues,
                    call.userId(),
                    new JsonObject()
                            .with("issue", call.path("item"))
                            .with("property_id", property.id())
                            .with("issue_id", call.path("item"))
                            .with("value", element)
                            .with("value_type", property.get("property_type"))
                            .with("external_id", sent.get("external_id"))
                            .with("external_source", sent.get("external_source")));
        }
        return Response.ok(show(property, values(call)));
    }

    private boolean fits(Row property, @Nullable Object value) {
        return switch (property.text("property_type")) {
            case "DECIMAL" -> value instanceof Number;
            case "BOOLEAN" -> value instanceof Boolean;
            case "DATETIME" ->
                value instanceof String text && MOMENT.matcher(text).matches();
            case "OPTION" ->
                value instanceof String option && database.propertyOptions.findOf(property.id(), option) != null;
            case "RELATION" ->
                value instanceof String id
                        && (property.has("relation_type", "USER") ? database.users : database.workItems).find(id)
                                != null;
            case "FORMULA" -> false;
            default -> value instanceof String;
        };
    }

    private Response delete(Call call) {
        property(call);
        List<Row> values = values(call);
        if (values.isEmpty()) {
            throw ApiException.notFound();
        }
        values.forEach(row -> plane.database().delete(database.propertyValues, row));
        return Response.noContent();
    }
}
