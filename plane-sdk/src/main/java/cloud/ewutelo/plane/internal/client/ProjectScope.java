package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.label.LabelApi;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.member.MemberApi;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.internal.state.StateApi;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.user.User;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What everything in a project shares: where it is, and the names in it. */
public final class ProjectScope {

    private final WorkspaceScope workspace;
    private final String reference;
    private final Directory<State> states;
    private final Directory<Label> labels;
    private final Directory<User> members;

    /**
     * A project; nothing is requested yet.
     *
     * @param reference its id, identifier or name
     */
    public ProjectScope(WorkspaceScope workspace, String reference) {
        this.workspace = workspace;
        this.reference = reference;
        Transport transport = workspace.transport();
        Pager pager = workspace.pager();
        TimeSource time = transport.options().time();
        StateApi stateApi = transport.api(StateApi.class);
        this.states = new Directory<>(
                "state of project " + reference,
                () -> pager.list(OptionalInt.empty(), query -> stateApi.list(slug(), id(), query), State::id)
                        .toList(),
                State::id,
                state -> List.of(state.name()),
                time);
        LabelApi labelApi = transport.api(LabelApi.class);
        this.labels = new Directory<>(
                "label of project " + reference,
                () -> pager.list(OptionalInt.empty(), query -> labelApi.list(slug(), id(), query), Label::id)
                        .toList(),
                Label::id,
                label -> List.of(label.name()),
                time);
        MemberApi memberApi = transport.api(MemberApi.class);
        this.members = new Directory<>(
                "member of project " + reference,
                () -> transport.call(memberApi.ofProject(slug(), id())),
                User::id,
                WorkspaceScope::namesOf,
                time);
    }

    public WorkspaceScope workspace() {
        return workspace;
    }

    public Transport transport() {
        return workspace.transport();
    }

    public Pager pager() {
        return workspace.pager();
    }

    public String slug() {
        return workspace.slug();
    }

    /** The project's id; looked up by identifier or name if need be. */
    public String id() {
        return workspace.projects().idOf("project", reference);
    }

    /** How the caller names the project, for messages. */
    public String reference() {
        return reference;
    }

    public Directory<State> states() {
        return states;
    }

    public Directory<Label> labels() {
        return labels;
    }

    public Directory<User> members() {
        return members;
    }

    /** The id of a member of the project. Plane would drop anyone else without a word. */
    public String memberId(String field, String member) {
        Optional<String> id = Directory.asId(member);
        if (id.isPresent()) {
            return id.get();
        }
        Optional<User> found = members.find(field, member);
        if (found.isPresent()) {
            return found.get().id();
        }
        if (workspace.members().find(field, member).isPresent()) {
            throw new InvalidRequestException(
                    field,
                    "names somebody who is no member of project " + reference + ": \"" + member + "\"",
                    "Add the person first: project.members().add(\"" + member + "\", Role.MEMBER).");
        }
        return members.get(field, member).id();
    }

    /** How to call a user in a message. */
    public String displayName(String userId) {
        return members.find("member", userId)
                .map(user -> WorkspaceScope.namesOf(user).get(0))
                .orElse(userId);
    }
}
