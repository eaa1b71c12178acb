package cloud.ewutelo.plane.testkit.internal.workspace;

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
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.regex.Pattern;

/** {@code invitations/} of the public API: no e-mail is sent, and the token of the invitation stays empty. */
public final class InvitationResource {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final Plane plane;
    private final Database database;
    private final Serializer serializer = new Serializer()
            .show("id")
            .with(
                    Field.text("email", 255).required(),
                    Field.numberChoice("role", 20, 15, 5).startsAs(5L))
            .show("created_at", "updated_at", "responded_at", "accepted");

    private InvitationResource(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
    }

    /** Adds the routes. */
    public static void route(Plane plane) {
        InvitationResource resource = new InvitationResource(plane);
        String base = "/api/v1/workspaces/{slug:text}/invitations/";
        plane.router()
                .add(
                        base,
                        View.of(View.Family.PUBLIC_UNTHROTTLED)
                                .permission(plane.permissions()::workspaceAdmin)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        base + "{invitation}/",
                        View.of(View.Family.PUBLIC_UNTHROTTLED)
                                .permission(plane.permissions()::workspaceAdmin)
                                .get(call -> Response.ok(serialize(resource, call)))
                                .put(call -> resource.update(call, false))
                                .patch(call -> resource.update(call, true))
                                .delete(resource::delete));
    }

    private static JsonObject serialize(InvitationResource resource, Call call) {
        return resource.serializer.render(resource.invitation(call), call.user());
    }

    private Row invitation(Call call) {
        Row workspace = plane.permissions().workspace(call);
        Row invitation = database.invitations.findOf(workspace.id(), call.path("invitation"));
        if (invitation == null) {
            throw ApiException.requiredNotFound();
        }
        return invitation;
    }

    private Response list(Call call) {
        Row workspace = plane.permissions().workspace(call);
        return Response.ok(JsonArray.collect(Table.newestFirst(database.invitations.of(workspace.id())).stream()
                .map(row -> serializer.render(row, call.user()))));
    }

    private Response create(Call call) {
        Row workspace = plane.permissions().workspace(call);
        JsonObject values = serializer.validate(call.data());
        String email = String.valueOf(values.get("email"));
        if (!EMAIL.matcher(email).matches()) {
            throw ApiException.field("email", "Invalid email address");
        }
        // Compared letter by letter, and members are not looked at.
        if (database.invitations.firstOf(workspace.id(), row -> row.has("email", email)) != null) {
            throw ApiException.nonField("Email already invited");
        }
        Row invitation = Invitations.store(
                database, workspace, email, serializer.initial(values).get("role"), "", null, call.userId());
        return Response.created(serializer.render(invitation, call.user()));
    }

    private Response update(Call call, boolean partial) {
        Row invitation = invitation(call);
        Object sent = call.data();
        if (partial && sent instanceof JsonObject object && object.containsKey("email")) {
            throw ApiException.of(
                    400,
                    JsonObject.of(
                            "error",
                            "Email cannot be updated after invite is created.",
                            "code",
                            "EMAIL_CANNOT_BE_UPDATED"));
        }
        JsonObject values = partial ? serializer.validatePartial(sent) : serializer.validate(sent);
        invitation.values().putAll(values);
        database.touch(invitation, call.userId());
        return Response.ok(serializer.render(invitation, call.user()));
    }

    private Response delete(Call call) {
        Row invitation = invitation(call);
        if (invitation.flag("accepted")) {
            throw ApiException.error(400, "Invite already accepted");
        }
        database.delete(database.invitations, invitation);
        return Response.noContent();
    }
}
