package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
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
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.List;
import java.util.Objects;

/** {@code members/} of a project. Answers show people, not memberships; only creation and change show the membership's id. */
public final class ProjectMemberResource {
    private final Plane plane;
    private final Database database;
    private final Projects projects;
    private final Serializer serializer;

    private ProjectMemberResource(Plane plane, Projects projects) {
        this.plane = plane;
        this.database = plane.database();
        this.projects = projects;
        this.serializer = new Serializer()
                .show("id")
                .with(
                        Field.reference("member", database.users).required(),
                        Field.numberChoice("role", 20, 15, 5).startsAs(5L));
    }

    /** Adds the routes. */
    public static void route(Plane plane, Projects projects) {
        ProjectMemberResource resource = new ProjectMemberResource(plane, projects);
        for (String name : new String[] {"members/", "project-members/"}) {
            String base = "/api/v1/workspaces/{slug:text}/projects/{project}/" + name;
            plane.router()
                    .add(
                            base,
                            View.api(plane.permissions()::projectMembers)
                                    .get(resource::list)
                                    .post(resource::add));
            plane.router()
                    .add(
                            base + "{member}/",
                            View.api(plane.permissions()::projectMembers)
                                    .get(resource::get)
                                    .patch(resource::update)
                                    .delete(resource::remove));
        }
    }

    private Row user(Row membership) {
        return Objects.requireNonNull(database.users.findAny(membership.text("member")));
    }

    private Row membership(Call call) {
        Row membership = database.projectMembers.findOf(call.path("project"), call.path("member"));
        if (membership == null) {
            throw ApiException.notFound();
        }
        return membership;
    }

    private Response list(Call call) {
        // The newest users first, whenever they joined.
        List<Row> users = database.projectMembers.of(call.path("project")).stream()
                .map(this::user)
                .toList();
        return Response.ok(JsonArray.collect(Table.newestFirst(users).stream().map(plane.references()::person)));
    }

    private Response get(Call call) {
        return Response.ok(plane.references().person(user(membership(call))));
    }

    private Response add(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject values = serializer.initial(serializer.validate(call.data()));
        String userId = Objects.requireNonNull(values.text("member"));
        if (plane.memberships().projectMember(project.id(), userId) != null) {
            throw ApiException.invalidPayload();
        }
        Row membership = projects.join(
                project, userId, ((Long) Objects.requireNonNull(values.get("role"))).intValue(), call.userId());
        return Response.created(serializer.render(membership, call.user()));
    }

    private Response update(Call call) {
        Row membership = membership(call);
        membership.values().putAll(serializer.validatePartial(call.data()));
        database.touch(membership, call.userId());
        return Response.ok(References.pick(membership, "id", "member", "role"));
    }

    private Response remove(Call call) {
        Row membership = membership(call);
        membership.set("is_active", false);
        database.touch(membership, call.userId());
        return Response.noContent();
    }
}
