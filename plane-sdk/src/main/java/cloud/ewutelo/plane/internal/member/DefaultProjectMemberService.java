package cloud.ewutelo.plane.internal.member;

import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.member.ProjectMemberService;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import java.util.List;
import java.util.Map;

/** Members of a project over HTTP. */
public final class DefaultProjectMemberService implements ProjectMemberService {

    private final ProjectScope scope;
    private final MemberApi api;

    public DefaultProjectMemberService(ProjectScope scope) {
        this.scope = scope;
        this.api = scope.transport().api(MemberApi.class);
    }

    @Override
    public List<User> list() {
        return List.copyOf(scope.transport().call(api.ofProject(scope.slug(), scope.id())));
    }

    @Override
    public User get(String membershipId) {
        return scope.transport().call(api.get(scope.slug(), scope.id(), membershipId));
    }

    @Override
    public ProjectMembership add(String member, Role role) {
        String id = Directory.asId(member)
                .orElseGet(() -> scope.workspace().members().idOf("member", member));
        ProjectMembership added =
                scope.transport().call(api.add(scope.slug(), scope.id(), Map.of("member", id, "role", role.level())));
        scope.members().forget();
        return added;
    }

    @Override
    public ProjectMembership changeRole(String membershipId, Role role) {
        return scope.transport().call(api.update(scope.slug(), scope.id(), membershipId, Map.of("role", role.level())));
    }

    @Override
    public void remove(String membershipId) {
        scope.transport().run(api.remove(scope.slug(), scope.id(), membershipId));
        scope.members().forget();
    }
}
