package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.ExternalPair;
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
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code comments/} of a work item. What is written is stored as it is, scripts and all. */
public final class CommentResource {
    private final Plane plane;
    private final Database database;
    private final Serializer written;
    private final Serializer read;

    private CommentResource(Plane plane, WorkItems items) {
        this.plane = plane;
        this.database = plane.database();
        this.written = serializer(plane, false);
        this.read = serializer(plane, true)
                .expand("issue", References.reference("issue", database.workItems, item -> items.serializer()
                        .render(item, null)));
    }

    /** The keys of a comment. */
    public static Serializer serializer(Plane plane, boolean withMembership) {
        Serializer keys = new Serializer().show("id");
        if (withMembership) {
            keys.with(Field.computed(
                    "is_member",
                    (row, viewer) ->
                            viewer != null && plane.memberships().projectRole(row.text("project"), viewer.id()) > 0));
        }
        return plane.references()
                .expandable(keys.show("created_at", "updated_at", "deleted_at")
                        .with(
                                Field.rawText("comment_html").blank().startsAs("<p></p>"),
                                Field.json("comment_json").nullable().writeOnly(),
                                Field.computed("attachments", (row, viewer) -> new JsonArray()),
                                Field.choice("access", "INTERNAL", "EXTERNAL").startsAs("INTERNAL"),
                                Field.text("external_source", 255).nullable().blank(),
                                Field.text("external_id", 255).nullable().blank())
                        .show(
                                "edited_at",
                                "created_by",
                                "updated_by",
                                "project",
                                "workspace",
                                "description",
                                "issue",
                                "actor",
                                "parent"));
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems items) {
        CommentResource resource = new CommentResource(plane, items);
        for (String name : new String[] {"work-items/", "issues/"}) {
            String base = "/api/v1/workspaces/{slug:text}/projects/{project}/" + name + "{item}/comments/";
            plane.router()
                    .add(
                            base,
                            View.api(plane.permissions()::projectMember)
                                    .get(resource::list)
                                    .post(resource::create));
            plane.router()
                    .add(
                            base + "{comment}/",
                            View.api(plane.permissions()::projectMember)
                                    .get(resource::get)
                                    .patch(resource::update)
                                    .delete(resource::delete));
        }
    }

    private Row comment(Call call) {
        Row comment = database.comments.findOf(call.path("item"), call.path("comment"));
        if (comment == null || !comment.has("project", call.path("project"))) {
            throw ApiException.notFound();
        }
        return comment;
    }

    private Response list(Call call) {
        Shape shape = Shape.asked(call);
        return plane.paginator()
                .page(
                        call,
                        () -> plane.permissions().isArchived(call)
                                ? List.of()
                                : Table.newestFirst(database.comments.of(call.path("item"))),
                        row -> read.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        if (plane.permissions().isArchived(call)) {
            throw ApiException.notFound();
        }
        return Response.ok(read.render(comment(call), call.user(), Shape.asked(call)));
    }

    private List<Row> ofProject(Call call) {
        return database.comments.where(row -> row.has("project", call.path("project")));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject sent = call.object();
        ExternalPair.refuseTaken(ofProject(call), sent, "Work item comment");
        JsonObject all = written.initial(written.validate(sent));
        if (database.workItems.findOf(project.id(), call.path("item")) == null) {
            throw ApiException.invalidPayload();
        }
        all.with("edited_at", null)
                .with("project", project.id())
                .with("workspace", project.get("workspace"))
                .with("description", plane.randomness().uuid())
                .with("issue", call.path("item"))
                .with("actor", call.userId())
                .with("parent", null);
        Row comment = database.create(database.comments, call.userId(), all);
        comment.set("updated_by", call.userId());
        override(comment, sent);
        JsonObject answer = written.render(comment, call.user());
        // Who wrote the comment is shown as claimed only in this answer; the stored actor is the caller.
        answer.put("actor", comment.get("created_by"));
        comment.set("updated_by", null);
        plane.events().created("issue_comment", comment, sent, call.user());
        return Response.created(answer);
    }

    private static void override(Row comment, JsonObject sent) {
        if (sent.get("created_at") != null) {
            Instant createdAt = Field.parseInstant(String.valueOf(sent.get("created_at")));
            if (createdAt == null) {
                throw ApiException.invalidDetail();
            }
            comment.set("created_at", createdAt);
        }
        if (sent.get("created_by") != null) {
            comment.set("created_by", Objects.requireNonNull(sent.get("created_by")));
        }
    }

    private Response update(Call call) {
        Row comment = comment(call);
        JsonObject sent = call.object();
        ExternalPair.refuseTaken(ofProject(call), sent, "Work item comment", comment);
        JsonObject values = written.validatePartial(sent);
        JsonObject before = (JsonObject) comment.values().clone();
        comment.values().putAll(values);
        database.touch(comment, call.userId());
        plane.events().updated("issue_comment", comment, before, sent, call.user());
        return Response.ok(written.render(comment, call.user()));
    }

    private Response delete(Call call) {
        Row comment = comment(call);
        database.delete(database.comments, comment);
        plane.events().deleted("issue_comment", comment, call.user());
        return Response.noContent();
    }
}
