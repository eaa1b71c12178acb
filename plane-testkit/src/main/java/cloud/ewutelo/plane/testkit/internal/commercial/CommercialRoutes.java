package cloud.ewutelo.plane.testkit.internal.commercial;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Locale;
import java.util.Map;

/** Work item types, custom properties, worklogs and features of projects. */
public final class CommercialRoutes {
    private static final String TYPES = "work_item_types";
    private static final String WORKLOGS = "worklogs";

    /** Features of a project and the columns that switch them. */
    private static final Map<String, String> FEATURES = Map.of(
            "modules", "module_view",
            "cycles", "cycle_view",
            "views", "issue_views_view",
            "pages", "page_view",
            "intakes", "intake_view",
            "work_item_types", "is_issue_type_enabled",
            "epics", "epics_enabled");

    private final Plane plane;
    private final Database database;
    private final PlanGates gates;

    private CommercialRoutes(Plane plane, PlanGates gates) {
        this.plane = plane;
        this.database = plane.database();
        this.gates = gates;
    }

    /** Adds the routes; only for the commercial edition. */
    public static void route(Plane plane, PlanGates gates) {
        CommercialRoutes routes = new CommercialRoutes(plane, gates);
        String project = "/api/v1/workspaces/{slug:text}/projects/{project}/";
        routes.types(project);
        routes.properties(project);
        routes.worklogs(project);
        routes.features(project);
        PropertyValueResource.route(plane, gates);
    }

    private static Serializer base() {
        return new Serializer().show("id", "created_at", "updated_at", "deleted_at");
    }

    private static Field[] externalPair() {
        return new Field[] {
            Field.text("external_source", 255).nullable().blank(),
            Field.text("external_id", 255).nullable().blank()
        };
    }

    private static void place(JsonObject values, Row project) {
        values.with("project", project.id()).with("workspace", project.get("workspace"));
    }

    private void types(String project) {
        Serializer types = base().with(
                        Field.text("name", 255).required(),
                        Field.text("description").blank(),
                        Field.json("logo_props").startsAs(new JsonObject()),
                        Field.bool("is_epic").startsAs(false),
                        Field.readOnly("is_default"),
                        Field.bool("is_active").startsAs(true),
                        Field.decimal("level").startsAs(0.0))
                .with(externalPair())
                .with(Field.computed("project_ids", (row, viewer) -> JsonArray.of(row.text("project"))))
                .show("created_by", "updated_by", "workspace");
        new Collection(
                        plane,
                        gates,
                        TYPES,
                        database.workItemTypes,
                        types,
                        "project",
                        (call, values) -> place(
                                values.with("is_default", false),
                                plane.permissions().currentProject(call)))
                .at(project + "work-item-types/");
    }

    private void properties(String project) {
        Serializer properties = base().with(
                        Field.readOnly("name"),
                        Field.text("display_name", 255).required(),
                        Field.text("description").nullable().blank(),
                        Field.choice(
                                        "property_type",
                                        "TEXT",
                                        "DATETIME",
                                        "DECIMAL",
                                        "BOOLEAN",
                                        "OPTION",
                                        "RELATION",
                                        "URL",
                                        "EMAIL",
                                        "FILE",
                                        "FORMULA")
                                .required(),
                        Field.choice("relation_type", "ISSUE", "USER", "RELEASE")
                                .nullable(),
                        Field.bool("is_required").startsAs(false),
                        Field.bool("is_multi").startsAs(false),
                        Field.bool("is_active").startsAs(true),
                        Field.json("default_value").startsAs(new JsonArray()),
                        Field.json("settings").startsAs(new JsonObject()),
                        Field.json("validation_rules").startsAs(new JsonObject()),
                        Field.json("formula_config").nullable(),
                        Field.json("options").nullable().writeOnly(),
                        Field.readOnly("sort_order"))
                .with(externalPair())
                .show("created_by", "updated_by", "project", "workspace", "issue_type");
        new Collection(
                        plane,
                        gates,
                        TYPES,
                        database.workItemProperties,
                        properties,
                        "type",
                        (call, values) -> completeProperty(call, values))
                .at(project + "work-item-types/{type}/work-item-properties/");
        Serializer options = base().with(
                        Field.text("name", 255).required(),
                        Field.readOnly("sort_order"),
                        Field.text("description").blank(),
                        Field.json("logo_props").startsAs(new JsonObject()),
                        Field.bool("is_active").startsAs(true),
                        Field.bool("is_default").startsAs(false),
                        Field.reference("parent", database.propertyOptions))
                .with(externalPair())
                .show("created_by", "updated_by", "project", "workspace", "property");
        new Collection(
                        plane,
                        gates,
                        TYPES,
                        database.propertyOptions,
                        options,
                        "property",
                        (call, values) -> place(
                                values.with("property", call.path("property")).with("sort_order", 65535.0),
                                plane.permissions().currentProject(call)))
                .at(project + "work-item-properties/{property}/options/");
    }

    private void completeProperty(Call call, JsonObject values) {
        Row type = database.workItemTypes.findOf(call.path("project"), call.path("type"));
        if (type == null) {
            throw ApiException.notFound();
        }
        if ("RELATION".equals(values.get("property_type")) && values.get("relation_type") == null) {
            throw ApiException.field("relation_type", "This field is required.");
        }
        String name = String.valueOf(values.get("display_name"))
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
        place(
                values.with("name", name).with("sort_order", 65535.0),
                plane.permissions().currentProject(call));
        values.with("issue_type", type.id());
    }

    private void worklogs(String project) {
        Serializer worklogs = base().with(
                        Field.text("description").blank(),
                        Field.integer("duration", 0, Integer.MAX_VALUE).startsAs(0L))
                .show("created_by", "updated_by", "project_id", "workspace_id", "logged_by");
        new Collection(plane, gates, WORKLOGS, database.worklogs, worklogs, "item", this::completeWorklog)
                .at(project + "work-items/{item}/worklogs/");
        plane.router()
                .add(
                        project + "total-worklogs/",
                        View.api(plane.permissions()::projectEntity).get(gates.guard(WORKLOGS, this::totals)));
    }

    private void completeWorklog(Call call, JsonObject values) {
        Row item = database.workItems.findOf(call.path("project"), call.path("item"));
        if (item == null) {
            throw ApiException.notFound();
        }
        values.with("issue", item.id())
                .with("project_id", item.get("project"))
                .with("workspace_id", item.get("workspace"))
                .with("logged_by", call.userId());
    }

    private Response totals(Call call) {
        JsonArray totals = new JsonArray();
        for (Row item : database.workItems.of(call.path("project"))) {
            long minutes = database.worklogs.of(item.id()).stream()
                    .mapToLong(worklog -> (long) worklog.number("duration"))
                    .sum();
            if (minutes > 0) {
                totals.add(JsonObject.of("issue_id", item.id(), "duration", minutes));
            }
        }
        return Response.ok(totals);
    }

    private void features(String project) {
        plane.router()
                .add(
                        project + "features/",
                        View.api(plane.permissions()::projectEntity)
                                .get(call -> Response.ok(showFeatures(call)))
                                .patch(this::updateFeatures));
    }

    private JsonObject showFeatures(Call call) {
        Row row = plane.permissions().currentProject(call);
        JsonObject shown = new JsonObject();
        for (String feature :
                new String[] {"epics", "modules", "cycles", "views", "pages", "intakes", "work_item_types"}) {
            shown.put(feature, row.flag(FEATURES.getOrDefault(feature, feature)));
        }
        return shown;
    }

    private Response updateFeatures(Call call) {
        Row row = plane.permissions().currentProject(call);
        call.object().forEach((feature, value) -> {
            String column = FEATURES.get(feature);
            if (column != null && value instanceof Boolean) {
                row.set(column, value);
            }
        });
        plane.database().touch(row, call.userId());
        return Response.ok(showFeatures(call));
    }
}
