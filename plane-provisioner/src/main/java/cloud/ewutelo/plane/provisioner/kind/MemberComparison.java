package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.live.ProjectLive;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who works in a project. People who were removed come back. */
final class MemberComparison implements Comparison {

    private final Live live;

    MemberComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.MEMBER;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Project project : Desired.orNone(live.desired().projects())) {
            List<Desired.Member> wanted = Desired.orNone(project.members());
            Optional<ProjectLive> in = wanted.isEmpty() ? Optional.empty() : live.in(project);
            for (Desired.Member member : wanted) {
                compare(project, in, member, steps);
            }
        }
        return steps;
    }

    private void compare(Desired.Project project, Optional<ProjectLive> in, Desired.Member wanted, List<Step> steps) {
        boolean owner = wanted.person().equals(live.desired().admin().name());
        if (owner && in.isEmpty()) {
            // Whoever makes a project is its admin.
            return;
        }
        Role role = wanted.projectRole();
        String key = project.identifier() + "/" + wanted.person();
        Optional<ProjectMembership> present = live.userId(wanted.person())
                .flatMap(user -> in.flatMap(each -> each.members().stream()
                        .filter(membership -> membership.member().id().equals(user))
                        .findFirst()));
        if (present.isEmpty()) {
            steps.add(new Step(
                    Change.create(
                            Kind.MEMBER,
                            key,
                            new Differences().compare("role", role, null).list()),
                    () -> live.in(project)
                            .orElseThrow()
                            .admin()
                            .addMembers(Map.of(live.userId(wanted.person()).orElseThrow(), role))));
            return;
        }
        Differences differences = new Differences()
                .compare(
                        "role",
                        wanted.role() == null ? null : role,
                        present.get().role());
        if (!differences.isEmpty()) {
            steps.add(new Step(Change.update(Kind.MEMBER, key, differences.list()), () -> in.orElseThrow()
                    .client()
                    .members()
                    .changeRole(present.get().id(), role)));
        }
    }
}
