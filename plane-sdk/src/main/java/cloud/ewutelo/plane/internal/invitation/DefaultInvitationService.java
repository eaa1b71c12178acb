package cloud.ewutelo.plane.internal.invitation;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.client.HiddenConflict;
import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.invitation.Invitation;
import cloud.ewutelo.plane.invitation.InvitationService;
import cloud.ewutelo.plane.user.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Invitations over HTTP. */
public final class DefaultInvitationService implements InvitationService {

    private static final HiddenConflict SAME_ADDRESS = new HiddenConflict("Email already invited");

    private final WorkspaceScope scope;
    private final Transport transport;
    private final InvitationApi api;

    public DefaultInvitationService(WorkspaceScope scope) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(InvitationApi.class);
    }

    @Override
    public List<Invitation> list() {
        return List.copyOf(transport.call(api.list(scope.slug())));
    }

    @Override
    public Invitation get(String invitationId) {
        return transport.call(api.get(scope.slug(), invitationId));
    }

    @Override
    public Invitation create(String email, Role role) {
        Check.email("email", email);
        return SAME_ADDRESS.reveal(
                () -> transport.call(api.create(scope.slug(), Map.of("email", email, "role", role.level()))),
                () -> find(email::equals).map(Invitation::id));
    }

    @Override
    public Invitation createOrGet(String email, Role role) {
        Check.email("email", email);
        // Asked first, because Plane would not object to the same address in another case.
        return find(email::equalsIgnoreCase).orElseGet(() -> createUnlessThere(email, role));
    }

    private Invitation createUnlessThere(String email, Role role) {
        try {
            return new RepeatableCreation(transport.options())
                    .create(() -> create(email, role), () -> find(email::equalsIgnoreCase));
        } catch (ConflictException conflict) {
            return conflict.existingId().map(this::get).orElseThrow(() -> conflict);
        }
    }

    @Override
    public Invitation changeRole(String invitationId, Role role) {
        return transport.call(api.update(scope.slug(), invitationId, Map.of("role", role.level())));
    }

    @Override
    public void delete(String invitationId) {
        transport.run(api.delete(scope.slug(), invitationId));
    }

    private Optional<Invitation> find(Predicate<String> address) {
        return list().stream()
                .filter(invitation -> address.test(invitation.email()))
                .findFirst();
    }
}
