package cloud.ewutelo.plane.internal.member;

import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.member.WorkspaceMemberService;
import cloud.ewutelo.plane.user.User;
import java.util.List;

/** Members of a workspace over HTTP. */
public final class DefaultWorkspaceMemberService implements WorkspaceMemberService {

    private final WorkspaceScope scope;
    private final MemberApi api;

    public DefaultWorkspaceMemberService(WorkspaceScope scope) {
        this.scope = scope;
        this.api = scope.transport().api(MemberApi.class);
    }

    @Override
    public List<User> list() {
        return List.copyOf(scope.transport().call(api.ofWorkspace(scope.slug())));
    }

    @Override
    public User get(String member) {
        return scope.members().get("member", member);
    }
}
