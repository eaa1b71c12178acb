package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds work items across a workspace: by key such as {@code ABC-1}, and by text. */
public final class WorkItemLookup {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\b\\d+\\b");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Plane plane;
    private final WorkItems items;

    private WorkItemLookup(Plane plane, WorkItems items) {
        this.plane = plane;
        this.items = items;
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems items) {
        WorkItemLookup lookup = new WorkItemLookup(plane, items);
        for (String name : new String[] {"work-items/", "issues/"}) {
            String base = "/api/v1/workspaces/{slug:text}/" + name;
            plane.router()
                    .add(
                            base + "search/",
                            View.api(plane.permissions()::workspaceMember).get(lookup::search));
            plane.router().add(base + "{key:dashed}/", View.api(lookup::mayRead).get(lookup::byKey));
        }
    }

    private @Nullable Row project(Call call) {
        String key = call.path("key");
        String identifier = key.substring(0, key.lastIndexOf('-'));
        Row workspace = plane.memberships().workspace(call.path("slug"));
        return workspace == null
                ? null
                : plane.database().projects.firstOf(workspace.id(), row -> row.has("identifier", identifier));
    }

    private boolean mayRead(Call call) {
        Row project = project(call);
        return call.reads()
                && project != null
                && plane.memberships().projectRole(project.id(), call.userId()) >= Memberships.GUEST;
    }

    private Response byKey(Call call) {
        Row project = project(call);
        if (project == null) {
            throw ApiException.notFound();
        }
        String key = call.path("key");
        long number;
        try {
            number = Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
        } catch (NumberFormatException e) {
            throw ApiException.crash();
        }
        for (Row item : items.listed(project)) {
            if (item.has("sequence_id", number)) {
                return Response.ok(items.serializer().render(item, call.user(), Shape.asked(call)));
            }
        }
        throw ApiException.notFound();
    }

    private Response search(Call call) {
        String text = call.request().query("search", "");
        JsonArray found = new JsonArray();
        if (!text.isEmpty()) {
            Row workspace = plane.permissions().workspace(call);
            long limit = limit(call);
            List<Row> matches = new ArrayList<>();
            for (Row project : projects(call, workspace)) {
                for (Row item : items.listed(project)) {
                    if (matches(item, project, text)) {
                        matches.add(item);
                    }
                }
            }
            for (Row item : Table.newestFirst(matches)) {
                if (found.size() >= limit) {
                    break;
                }
                found.add(hit(item, workspace));
            }
        }
        return Response.ok(JsonObject.of("issues", found));
    }

    private static long limit(Call call) {
        try {
            long limit = Long.parseLong(call.request().query("limit", "10"));
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Crashes below, like a negative one.
        }
        throw ApiException.crash();
    }

    private List<Row> projects(Call call, Row workspace) {
        String only = call.request().query("project_id", "");
        boolean restricted = !only.isEmpty()
                && call.request().query("workspace_search", "false").equals("false");
        if (restricted && !UUID.matcher(only).matches()) {
            throw ApiException.invalidDetail();
        }
        return plane.database()
                .projects
                .whereOf(
                        workspace.id(),
                        project -> plane.memberships().projectRole(project.id(), call.userId()) > 0
                                && (!restricted || project.id().equals(only)));
    }

    private static boolean matches(Row item, Row project, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (item.text("name").toLowerCase(Locale.ROOT).contains(wanted)
                || project.text("identifier").toLowerCase(Locale.ROOT).contains(wanted)) {
            return true;
        }
        // Any whole number in the text counts as a number of an item, in every project.
        Matcher number = WHOLE_NUMBER.matcher(text);
        while (number.find()) {
            if (String.valueOf(item.get("sequence_id")).equals(stripZeros(number.group()))) {
                return true;
            }
        }
        return false;
    }

    private static String stripZeros(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }

    private JsonObject hit(Row item, Row workspace) {
        Row project = plane.database().projects.find(item.text("project"));
        return new JsonObject()
                .with("name", item.get("name"))
                .with("id", item.id())
                .with("sequence_id", item.get("sequence_id"))
                .with("project__identifier", project == null ? null : project.get("identifier"))
                .with("project_id", item.get("project"))
                .with("workspace__slug", workspace.get("slug"));
    }
}
