package cloud.ewutelo.plane.testkit.internal.sticky;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Paginator;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import cloud.ewutelo.plane.testkit.internal.workitem.HtmlSanitizer;
import cloud.ewutelo.plane.testkit.internal.workitem.PlainText;
import java.util.Locale;

/** {@code stickies/} of a workspace: everyone has their own. */
public final class StickyResource {
    private static final double SORT_ORDER_STEP = 10000;

    private final Plane plane;
    private final Database database;
    private final Paginator paginator;
    private final Serializer serializer = new Serializer()
            .show("id", "created_at", "updated_at", "deleted_at")
            .with(
                    Field.text("name").nullable().blank(),
                    Field.json("description").startsAs(new JsonObject()),
                    Field.rawText("description_html").blank().startsAs("<p></p>"),
                    Field.readOnly("description_stripped"),
                    Field.readOnly("description_binary"),
                    Field.json("logo_props").startsAs(new JsonObject()),
                    Field.text("color", 255).nullable().blank(),
                    Field.text("background_color", 255).nullable().blank(),
                    Field.decimal("sort_order").startsAs(65535.0))
            .show("created_by", "updated_by", "workspace", "owner");

    private StickyResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.paginator = new Paginator(20, plane.settings().edition().maxPageSize());
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        StickyResource resource = new StickyResource(plane);
        String base = "/api/v1/workspaces/{slug:text}/stickies/";
        plane.router()
                .add(
                        base,
                        View.of(View.Family.PUBLIC_UNTHROTTLED)
                                .permission(plane.permissions()::workspaceMember)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        base + "{sticky}/",
                        View.of(View.Family.PUBLIC_UNTHROTTLED)
                                .permission(plane.permissions()::workspaceMember)
                                .get(call ->
                                        Response.ok(resource.serializer.render(resource.sticky(call), call.user())))
                                .put(resource::update)
                                .patch(resource::update)
                                .delete(resource::delete));
    }

    private Row sticky(Call call) {
        Row workspace = plane.permissions().workspace(call);
        Row sticky = database.stickies.findOf(call.userId(), call.path("sticky"));
        if (sticky == null || !sticky.has("workspace", workspace.id())) {
            throw ApiException.detail(404, "No Sticky matches the given query.");
        }
        return sticky;
    }

    private Response list(Call call) {
        Row workspace = plane.permissions().workspace(call);
        String text = call.request().query("query", "").toLowerCase(Locale.ROOT);
        return paginator.page(
                call,
                () -> Table.newestFirst(database.stickies.whereOf(
                        call.userId(),
                        row -> row.has("workspace", workspace.id())
                                && row.text("description_stripped")
                                        .toLowerCase(Locale.ROOT)
                                        .contains(text))),
                row -> serializer.render(row, call.user()));
    }

    private Response create(Call call) {
        Row workspace = plane.permissions().workspace(call);
        JsonObject all = serializer.initial(clean(serializer.validate(call.data())));
        double last = database.stickies.where(row -> row.has("workspace", workspace.id())).stream()
                .mapToDouble(row -> row.number("sort_order"))
                .max()
                .orElse(Double.NaN);
        if (!Double.isNaN(last)) {
            all.put("sort_order", last + SORT_ORDER_STEP);
        }
        all.with("description_stripped", PlainText.of(String.valueOf(all.get("description_html"))))
                .with("description_binary", null)
                .with("workspace", workspace.id())
                .with("owner", call.userId());
        return Response.created(serializer.render(database.create(database.stickies, call.userId(), all), call.user()));
    }

    private static JsonObject clean(JsonObject values) {
        String html = values.text("description_html");
        if (html != null) {
            values.put("description_html", HtmlSanitizer.sanitize(html));
        }
        return values;
    }

    private Response update(Call call) {
        Row sticky = sticky(call);
        sticky.values().putAll(clean(serializer.validatePartial(call.data())));
        sticky.set("description_stripped", PlainText.of(sticky.text("description_html")));
        database.touch(sticky, call.userId());
        return Response.ok(serializer.render(sticky, call.user()));
    }

    private Response delete(Call call) {
        database.delete(database.stickies, sticky(call));
        return Response.noContent();
    }
}
