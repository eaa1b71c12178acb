package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.ProjectAdmin;
import cloud.ewutelo.plane.admin.WebhookAdmin;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceAdmin;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
import cloud.ewutelo.plane.admin.WorkspaceMembership;
import cloud.ewutelo.plane.admin.WorkspaceUpdate;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.user.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The administration of a workspace, over HTTP. */
final class DefaultWorkspaceAdmin implements WorkspaceAdmin {

    private final Transport transport;
    private final String slug;
    private final WorkspaceApi api;

    DefaultWorkspaceAdmin(Transport transport, String slug) {
        this.transport = transport;
        this.slug = slug;
        this.api = transport.api(WorkspaceApi.class);
    }

    @Override
    public Workspace update(Consumer<WorkspaceUpdate> request) {
        WorkspaceUpdate update = new WorkspaceUpdate();
        request.accept(update);
        return transport.call(api.update(slug, new LinkedHashMap<>(update.properties())));
    }

    @Override
    public List<WorkspaceMembership> members() {
        return List.copyOf(transport.call(api.members(slug)));
    }

    @Override
    public WorkspaceMembership changeRole(String membershipId, Role role) {
        return transport.call(api.updateMember(slug, membershipId, Map.of("role", role.level())));
    }

    @Override
    public List<WorkspaceInvitation> invitations() {
        return List.copyOf(transport.call(api.invitations(slug)));
    }

    @Override
    public WorkspaceInvitation invite(String email, Role role) {
        Check.email("email", email);
        return find(email).orElseGet(() -> new RepeatableCreation(transport.options())
                .create(() -> inviteNew(email, role), () -> find(email)));
    }

    /** The answer has a message only. */
    private WorkspaceInvitation inviteNew(String email, Role role) {
        transport.run(api.invite(slug, Map.of("emails", List.of(Map.of("email", email, "role", role.level())))));
        return find(email)
                .orElseThrow(() -> new WriteNotAppliedException(
                        "Plane answered that " + email + " is invited, but does not list the invitation.",
                        List.of("emails"),
                        null));
    }

    private Optional<WorkspaceInvitation> find(String email) {
        return invitations().stream()
                .filter(invitation -> invitation.email().equalsIgnoreCase(email))
                .findFirst();
    }

    @Override
    public WebhookAdmin webhooks() {
        return new DefaultWebhookAdmin(transport, api, slug);
    }

    @Override
    public ProjectAdmin project(String projectId) {
        String id = Directory.asId(projectId)
                .orElseThrow(() -> new InvalidRequestException(
                        "project",
                        "is no id: \"" + projectId + "\"",
                        "Use the project's id; names are not known here."));
        return new DefaultProjectAdmin(transport, api, slug, id);
    }
}
