package cloud.ewutelo.plane.provisioner.live;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.admin.ProjectAdmin;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in a project now; asked once, and again after it was changed. */
public final class ProjectLive {

    private final ProjectClient client;
    private final ProjectAdmin admin;
    private @Nullable List<State> states;
    private @Nullable List<Label> labels;
    private @Nullable List<ProjectMembership> members;
    private @Nullable List<WorkItem> workItems;

    ProjectLive(ProjectClient client, ProjectAdmin admin) {
        this.client = client;
        this.admin = admin;
    }

    public ProjectClient client() {
        return client;
    }

    public ProjectAdmin admin() {
        return admin;
    }

    public List<State> states() {
        List<State> known = states;
        if (known == null) {
            known = client.states().list().stream().toList();
            states = known;
        }
        return known;
    }

    public Optional<State> state(String name) {
        return states().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    public void forgetStates() {
        states = null;
    }

    public List<Label> labels() {
        List<Label> known = labels;
        if (known == null) {
            known = client.labels().list().stream().toList();
            labels = known;
        }
        return known;
    }

    public Optional<Label> label(String name) {
        return labels().stream().filter(label -> label.name().equals(name)).findFirst();
    }

    public void forgetLabels() {
        labels = null;
    }

    public List<ProjectMembership> members() {
        List<ProjectMembership> known = members;
        if (known == null) {
            known = admin.members();
            members = known;
        }
        return known;
    }

    public void forgetMembers() {
        members = null;
    }

    public List<WorkItem> workItems() {
        List<WorkItem> known = workItems;
        if (known == null) {
            known = client.workItems().list().stream().toList();
            workItems = known;
        }
        return known;
    }

    public void forgetWorkItems() {
        workItems = null;
    }
}
