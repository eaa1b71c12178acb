package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.account.Accounts;
import cloud.ewutelo.plane.testkit.internal.core.AppAccess;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Inviting and joining as the web application does it: invitations carry a token. */
public final class AppInvitationResource {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final int SIGNATURE_LENGTH = 43;

    private final Plane plane;
    private final Database database;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final AppAccess access;

    private AppInvitationResource(Plane plane, Accounts accounts, Workspaces workspaces) {
        this.plane = plane;
        this.database = plane.database();
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.access = new AppAccess(plane);
    }

    /** Adds the routes. */
    public static void route(Plane plane, Accounts accounts, Workspaces workspaces) {
        AppInvitationResource resource = new AppInvitationResource(plane, accounts, workspaces);
        plane.router()
                .add(
                        "/api/workspaces/{slug:text}/invitations/",
                        View.app().get(resource::list).post(resource::invite));
        plane.router()
                .add(
                        "/api/workspaces/{slug:text}/invitations/{invitation}/join/",
                        View.of(View.Family.ANONYMOUS).post(resource::join));
        plane.router()
                .add(
                        "/api/users/me/workspaces/invitations/",
                        View.app().get(resource::mine).post(resource::accept));
    }

    private Response list(Call call) {
        Row workspace = access.workspace(call, Memberships.MEMBER);
        return Response.ok(JsonArray.collect(Table.newestFirst(database.invitations.of(workspace.id())).stream()
                .map(this::show)));
    }

    private JsonObject show(Row invitation) {
        Row workspace = Objects.requireNonNull(database.workspaces.find(invitation.text("workspace")));
        String link = "/workspace-invitations/?invitation_id=" + invitation.id() + "&slug=" + workspace.text("slug")
                + "&token=" + invitation.text("token");
        JsonObject shown = new JsonObject()
                .with("id", invitation.id())
                .with("workspace", plane.references().workspace(workspace).with("logo_url", null))
                .with("invite_link", link);
        shown.putAll(References.pick(
                invitation,
                "created_at",
                "updated_at",
                "deleted_at",
                "email",
                "accepted",
                "token",
                "message",
                "responded_at",
                "role",
                "created_by",
                "updated_by"));
        return shown;
    }

    private Response invite(Call call) {
        Row workspace = access.workspace(call, Memberships.ADMIN);
        JsonArray emails = call.object().array("emails");
        if (emails == null || emails.isEmpty()) {
            throw ApiException.error(400, "Emails are required");
        }
        List<JsonObject> wanted = emails.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
        JsonArray already = new JsonArray();
        for (JsonObject person : wanted) {
            Row user = accounts.findByEmail(address(person));
            Row member = user == null ? null : plane.memberships().workspaceMember(workspace.id(), user.id());
            if (member != null && member.flag("is_active")) {
                already.add(AppMemberResource.show(plane, member, false));
            }
        }
        if (!already.isEmpty()) {
            throw ApiException.of(
                    400,
                    JsonObject.of("error", "Some users are already member of workspace", "workspace_users", already));
        }
        for (JsonObject person : wanted) {
            if (!EMAIL.matcher(address(person)).matches()) {
                throw ApiException.error(
                        400,
                        "Invalid email - " + python(person)
                                + " provided a valid email address is required to send the invite");
            }
        }
        // The server stores them in one go, the last one first in its lists.
        for (JsonObject person : wanted) {
            Object role = person.getOrDefault("role", 5L);
            Invitations.store(
                    database,
                    workspace,
                    address(person),
                    role,
                    token(address(person), role),
                    call.user().text("display_name") + " has invited you to join " + workspace.text("name"),
                    null);
        }
        return Response.ok(JsonObject.of("message", "Emails sent successfully"));
    }

    private static String address(JsonObject person) {
        return String.valueOf(person.get("email")).trim().toLowerCase(Locale.ROOT);
    }

    private static String python(JsonObject person) {
        StringBuilder out = new StringBuilder("{");
        String separator = "";
        for (var entry : person.entrySet()) {
            Object value = entry.getValue();
            out.append(separator).append('\'').append(entry.getKey()).append("': ");
            out.append(value instanceof String ? "'" + value + "'" : String.valueOf(value));
            separator = ", ";
        }
        return out.append('}').toString();
    }

    /** In the form of the server's tokens; nobody can check the signature without the server's secret. */
    private String token(String email, @Nullable Object role) {
        double now = plane.timeline().now().toEpochMilli() / 1000.0;
        JsonObject claims = JsonObject.of("email", JsonObject.of("email", email, "role", role), "timestamp", now);
        return encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(JsonWriter.webhook(claims)) + "."
                + plane.randomness().letters(SIGNATURE_LENGTH);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private Response join(Call call) {
        Row workspace = plane.memberships().workspace(call.path("slug"));
        Row invitation =
                workspace == null ? null : database.invitations.findOf(workspace.id(), call.path("invitation"));
        if (workspace == null || invitation == null) {
            throw ApiException.requiredNotFound();
        }
        JsonObject sent = call.object();
        String token = String.valueOf(sent.get("token"));
        if (token.isEmpty() || !invitation.has("token", token)) {
            throw ApiException.error(403, "You do not have permission to join the workspace");
        }
        if (invitation.get("responded_at") != null) {
            throw ApiException.error(400, "You have already responded to the invitation request");
        }
        boolean accepted = Boolean.TRUE.equals(sent.get("accepted"));
        invitation
                .set("accepted", accepted)
                .set("responded_at", plane.timeline().now());
        if (!accepted) {
            return Response.ok(JsonObject.of("message", "Workspace Invitation was not accepted"));
        }
        Row user = accounts.findByEmail(invitation.text("email"));
        if (user != null) {
            enter(workspace, user, invitation, null);
        }
        return Response.ok(JsonObject.of("message", "Workspace Invitation Accepted"));
    }

    private void enter(Row workspace, Row user, Row invitation, @Nullable String createdBy) {
        workspaces.join(workspace, user, invitation.integer("role"), null, createdBy);
        database.delete(database.invitations, invitation);
    }

    private List<Row> invitationsOf(Row user) {
        return Table.newestFirst(database.invitations.where(row -> row.has("email", user.text("email"))));
    }

    private Response mine(Call call) {
        return Response.ok(JsonArray.collect(invitationsOf(call.user()).stream().map(this::show)));
    }

    private Response accept(Call call) {
        JsonArray ids = call.object().array("invitations");
        Instant now = plane.timeline().now();
        for (Row invitation : invitationsOf(call.user())) {
            Row workspace = database.workspaces.find(invitation.text("workspace"));
            if (workspace != null && ids != null && ids.contains(invitation.id())) {
                invitation.set("accepted", true).set("responded_at", now);
                enter(workspace, call.user(), invitation, call.userId());
            }
        }
        return Response.noContent();
    }
}
