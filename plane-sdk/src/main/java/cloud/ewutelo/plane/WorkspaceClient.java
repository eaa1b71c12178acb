package cloud.ewutelo.plane;

import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.feed.WorkspaceFeedOptions;
import cloud.ewutelo.plane.invitation.InvitationService;
import cloud.ewutelo.plane.member.WorkspaceMemberService;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.sticky.StickyService;
import cloud.ewutelo.plane.workitem.WorkItemFinder;
import java.util.function.Consumer;

/** A workspace and what is in it. */
public interface WorkspaceClient {

    /**
     * The name of the workspace in URLs.
     *
     * @return the slug
     */
    String slug();

    /**
     * A project. Nothing is requested yet.
     *
     * @param project its id, identifier or name, or the pasted address of a page of it
     * @return what can be done in it
     */
    ProjectClient project(String project);

    /**
     * The projects.
     *
     * @return what can be done with projects
     */
    ProjectService projects();

    /**
     * The members.
     *
     * @return what can be asked about members
     */
    WorkspaceMemberService members();

    /**
     * The invitations.
     *
     * @return what can be done with invitations
     */
    InvitationService invitations();

    /**
     * The stickies of the key's user.
     *
     * @return what can be done with stickies
     */
    StickyService stickies();

    /**
     * The work items of all projects.
     *
     * @return how to find them
     */
    WorkItemFinder workItems();

    /**
     * Opens a feed of what changes in many projects. Nothing is requested before it is polled.
     *
     * @param options sets which projects, how often, and what to report
     * @return a new feed
     */
    WorkspaceFeed feed(Consumer<WorkspaceFeedOptions> options);

    /**
     * Opens a feed that webhooks make faster. Nothing is requested before it is polled.
     *
     * @param options sets which projects, how often, and what to report
     * @return a new source
     */
    EventSource events(Consumer<WorkspaceFeedOptions> options);
}
