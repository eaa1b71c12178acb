package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.member.MemberApi;
import cloud.ewutelo.plane.user.User;
import org.jspecify.annotations.Nullable;

/** Who spends time: the key's user, and the other members of the project. */
final class Agents {

    private final ProjectScope project;
    private volatile @Nullable User own;

    Agents(ProjectScope project) {
        this.project = project;
    }

    /** The id of the key's user, asked for once. */
    String ownId() {
        return own().id();
    }

    /** The id of a member of the project. */
    String idOf(String member) {
        return project.memberId("agent", member);
    }

    /** How people call somebody. */
    String nameOf(String id) {
        User present = own;
        return present != null
                        && present.id().equals(id)
                        && !present.displayName().isEmpty()
                ? present.displayName()
                : project.displayName(id);
    }

    private User own() {
        User present = own;
        if (present == null) {
            present = project.transport()
                    .call(project.transport().api(MemberApi.class).me());
            own = present;
        }
        return present;
    }
}
