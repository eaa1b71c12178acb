package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Ordering;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code projects/}, a project, its archive and its summary. */
public final class ProjectResource {
    private static final String FORBIDDEN_CHARACTERS = "&+,:;$^}{*=?@#|'<>.()%!-";

    private final Plane plane;
    private final Database database;
    private final Projects projects;
    private final Serializer detail;
    private final Serializer listed;

    private ProjectResource(Plane plane, Projects projects) {
        this.plane = plane;
        this.database = plane.database();
        this.projects = projects;
        this.detail = projects.keys(false);
        this.listed = projects.keys(true);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Projects projects) {
        ProjectResource resource = new ProjectResource(plane, projects);
        String base = "/api/v1/workspaces/{slug:text}/projects/";
        plane.router()
                .add(
                        base,
                        View.api(plane.permissions()::project)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        base + "{project}/",
                        View.api(plane.permissions()::project)
                                .get(resource::get)
                                .patch(resource::update)
                                .delete(resource::delete));
        plane.router()
                .add(
                        base + "{project}/archive/",
                        View.api(plane.permissions()::project)
                                .post(call -> resource.archive(call, true))
                                .delete(call -> resource.archive(call, false)));
        if (!plane.settings().isCe122()) {
            plane.router()
                    .add(
                            base + "{project}/summary/",
                            View.api(plane.permissions()::project).get(new ProjectSummary(plane)::get));
        }
    }

    private Predicate<Row> visibleTo(Call call) {
        return project ->
                project.has("network", 2L) || plane.memberships().projectRole(project.id(), call.userId()) > 0;
    }

    private Response list(Call call) {
        Row workspace = plane.permissions().workspace(call);
        Shape shape = Shape.asked(call);
        String order = call.request().query("order_by", "sort_order");
        return plane.paginator()
                .page(
                        call,
                        () -> {
                            List<Row> rows = database.projects.whereOf(workspace.id(), visibleTo(call));
                            if (order.equals("sort_order") || order.equals("-sort_order")) {
                                Ordering.sort(rows, row -> projects.sortOrder(row, call.user()), order.startsWith("-"));
                            } else {
                                Ordering.sort(rows, order, listed);
                            }
                            return rows;
                        },
                        row -> listed.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        Row project = plane.permissions().currentProject(call);
        if (!visibleTo(call).test(project)) {
            throw ApiException.notFound();
        }
        return Response.ok(detail.render(project, call.user(), Shape.asked(call)));
    }

    private Response create(Call call) {
        Row workspace = plane.permissions().workspace(call);
        JsonObject sent = call.objectWithListsForForms();
        JsonObject values = detail.validate(sent);
        checkNames(values);
        upperCaseIdentifier(values);
        refuseTaken(workspace, values, null);
        values.remove("estimate");
        values.remove("default_state");
        Row project = database.create(
                database.projects,
                call.userId(),
                projects.defaults(workspace).with("logo_props", projects.randomLogo()));
        project.values().putAll(detail.initial(values));
        if (values.get("project_lead") != null) {
            // The server stores the project, then trips over the lead while it makes the members.
            projects.join(project, call.userId(), Memberships.ADMIN, call.userId());
            throw ApiException.invalidDetail();
        }
        projects.furnish(project, call.userId());
        plane.events().created("project", project, sent, call.user());
        return Response.created(detail.render(project, call.user()));
    }

    private Response update(Call call) {
        Row project = plane.permissions().currentProject(call);
        if (project.get("archived_at") != null) {
            throw ApiException.error(400, "Archived project cannot be updated");
        }
        JsonObject sent = call.object();
        JsonObject values = detail.validatePartial(sent);
        checkNames(values);
        upperCaseIdentifier(values);
        if (values.get("default_state") != null) {
            throw ApiException.invalidDetail();
        }
        Row workspace = plane.permissions().workspace(call);
        refuseTaken(workspace, values, project);
        JsonObject before = (JsonObject) project.values().clone();
        project.values().putAll(values);
        database.touch(project, call.userId());
        if (project.flag("intake_view")) {
            ensureIntake(project, call.userId());
        }
        plane.events().updated("project", project, before, sent, call.user());
        return Response.ok(detail.render(project, call.user()));
    }

    private void ensureIntake(Row project, String userId) {
        if (database.intakes.of(project.id()).isEmpty()) {
            database.create(
                    database.intakes,
                    userId,
                    new JsonObject()
                            .with("project", project.id())
                            .with("workspace", project.get("workspace"))
                            .with("name", project.text("name") + " Intake")
                            .with("is_default", true));
        }
    }

    private Response delete(Call call) {
        Row project = plane.permissions().currentProject(call);
        database.delete(database.projects, project);
        plane.events().deleted("project", project, call.user());
        return Response.noContent();
    }

    private Response archive(Call call, boolean archived) {
        Row project = plane.permissions().currentProject(call);
        project.set("archived_at", archived ? plane.timeline().now() : null);
        database.touch(project, call.userId());
        return Response.noContent();
    }

    private static void checkNames(JsonObject values) {
        checkName(values.text("name"), "Project name cannot contain special characters.");
        checkName(values.text("identifier"), "Project identifier cannot contain special characters.");
    }

    private static void checkName(@Nullable String name, String message) {
        if (name != null && name.chars().anyMatch(c -> FORBIDDEN_CHARACTERS.indexOf(c) >= 0)) {
            throw ApiException.nonField(message);
        }
    }

    private static void upperCaseIdentifier(JsonObject values) {
        String identifier = values.text("identifier");
        if (identifier != null) {
            values.put("identifier", identifier.strip().toUpperCase(Locale.ROOT));
        }
    }

    /** A taken name or identifier: the text blames the name, unless the identifier's owner came from the web application. */
    private void refuseTaken(Row workspace, JsonObject values, @Nullable Row self) {
        String name = values.text("name");
        String identifier = values.text("identifier");
        for (Row other : database.projects.of(workspace.id())) {
            if (other == self) {
                continue;
            }
            boolean sameIdentifier = identifier != null && other.has("identifier", identifier);
            if (sameIdentifier && other.flag("made_by_app") && self == null && !other.has("name", name)) {
                throw ApiException.of(409, JsonObject.of("identifier", "The project identifier is already taken"));
            }
            if (sameIdentifier || (name != null && other.has("name", name))) {
                throw ApiException.of(409, JsonObject.of("name", "The project name is already taken"));
            }
        }
    }
}
