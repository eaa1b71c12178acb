package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.feed.WorkspaceFeedOptions;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.feed.DefaultEventSource;
import cloud.ewutelo.plane.internal.feed.DefaultWorkspaceFeed;
import cloud.ewutelo.plane.internal.invitation.DefaultInvitationService;
import cloud.ewutelo.plane.internal.lookup.WebAddress;
import cloud.ewutelo.plane.internal.member.DefaultWorkspaceMemberService;
import cloud.ewutelo.plane.internal.project.DefaultProjectService;
import cloud.ewutelo.plane.internal.sticky.DefaultStickyService;
import cloud.ewutelo.plane.internal.workitem.WorkItemSearch;
import cloud.ewutelo.plane.invitation.InvitationService;
import cloud.ewutelo.plane.member.WorkspaceMemberService;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.sticky.StickyService;
import cloud.ewutelo.plane.workitem.WorkItemFinder;
import java.util.function.Consumer;

/** A workspace and the services in it. */
final class DefaultWorkspaceClient implements WorkspaceClient {

    private final WorkspaceScope scope;
    private final ProjectService projects;
    private final WorkspaceMemberService members;
    private final InvitationService invitations;
    private final StickyService stickies;
    private final WorkItemFinder workItems;
    private final Remembered<ProjectClient> remembered = new Remembered<>();

    DefaultWorkspaceClient(WorkspaceScope scope) {
        this.scope = scope;
        this.projects = new DefaultProjectService(scope);
        this.members = new DefaultWorkspaceMemberService(scope);
        this.invitations = new DefaultInvitationService(scope);
        this.stickies = new DefaultStickyService(scope);
        this.workItems = new WorkItemSearch(scope);
    }

    @Override
    public String slug() {
        return scope.slug();
    }

    @Override
    public ProjectClient project(String project) {
        String reference = WebAddress.parse("project", project)
                .map(address -> address.in("project", scope.slug())
                        .project()
                        .orElseThrow(() -> address.isNo(
                                "project", "project", "https://plane.example.org/acme/projects/.../issues/")))
                .orElse(project);
        Check.text("project", reference, 255);
        return remembered.get(reference, () -> new DefaultProjectClient(new ProjectScope(scope, reference), projects));
    }

    @Override
    public ProjectService projects() {
        return projects;
    }

    @Override
    public WorkspaceMemberService members() {
        return members;
    }

    @Override
    public InvitationService invitations() {
        return invitations;
    }

    @Override
    public StickyService stickies() {
        return stickies;
    }

    @Override
    public WorkItemFinder workItems() {
        return workItems;
    }

    @Override
    public WorkspaceFeed feed(Consumer<WorkspaceFeedOptions> options) {
        return new DefaultWorkspaceFeed(scope, projects, id -> new ProjectScope(scope, id), filled(options));
    }

    @Override
    public EventSource events(Consumer<WorkspaceFeedOptions> options) {
        return new DefaultEventSource(scope, projects, id -> new ProjectScope(scope, id), filled(options));
    }

    private static WorkspaceFeedOptions filled(Consumer<WorkspaceFeedOptions> options) {
        WorkspaceFeedOptions wanted = new WorkspaceFeedOptions();
        options.accept(wanted);
        return wanted;
    }

    @Override
    public String toString() {
        return "WorkspaceClient[" + scope.slug() + "]";
    }
}
