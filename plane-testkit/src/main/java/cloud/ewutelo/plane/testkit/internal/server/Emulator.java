package cloud.ewutelo.plane.testkit.internal.server;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.internal.account.Accounts;
import cloud.ewutelo.plane.testkit.internal.account.AppUserResource;
import cloud.ewutelo.plane.testkit.internal.account.CurrentUser;
import cloud.ewutelo.plane.testkit.internal.account.TokenResource;
import cloud.ewutelo.plane.testkit.internal.asset.AttachmentResource;
import cloud.ewutelo.plane.testkit.internal.asset.Storage;
import cloud.ewutelo.plane.testkit.internal.asset.StorageResource;
import cloud.ewutelo.plane.testkit.internal.asset.UserAssetResource;
import cloud.ewutelo.plane.testkit.internal.asset.WorkspaceAssetResource;
import cloud.ewutelo.plane.testkit.internal.commercial.CommercialRoutes;
import cloud.ewutelo.plane.testkit.internal.commercial.PlanGates;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.Settings;
import cloud.ewutelo.plane.testkit.internal.cycle.CycleResource;
import cloud.ewutelo.plane.testkit.internal.demo.DemoProject;
import cloud.ewutelo.plane.testkit.internal.http.Dispatcher;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Throttle;
import cloud.ewutelo.plane.testkit.internal.instance.Configurations;
import cloud.ewutelo.plane.testkit.internal.instance.Instance;
import cloud.ewutelo.plane.testkit.internal.instance.InstanceResource;
import cloud.ewutelo.plane.testkit.internal.intake.IntakeResource;
import cloud.ewutelo.plane.testkit.internal.module.ModuleResource;
import cloud.ewutelo.plane.testkit.internal.project.AppProjectResource;
import cloud.ewutelo.plane.testkit.internal.project.LabelResource;
import cloud.ewutelo.plane.testkit.internal.project.ProjectMemberResource;
import cloud.ewutelo.plane.testkit.internal.project.ProjectResource;
import cloud.ewutelo.plane.testkit.internal.project.Projects;
import cloud.ewutelo.plane.testkit.internal.project.StateResource;
import cloud.ewutelo.plane.testkit.internal.relation.RelationResource;
import cloud.ewutelo.plane.testkit.internal.relation.Relations;
import cloud.ewutelo.plane.testkit.internal.session.Sessions;
import cloud.ewutelo.plane.testkit.internal.session.SignForms;
import cloud.ewutelo.plane.testkit.internal.sticky.StickyResource;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Randomness;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Timeline;
import cloud.ewutelo.plane.testkit.internal.webhook.WebhookDispatcher;
import cloud.ewutelo.plane.testkit.internal.webhook.WebhookResource;
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityLog;
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityResource;
import cloud.ewutelo.plane.testkit.internal.workitem.AppWorkItemResource;
import cloud.ewutelo.plane.testkit.internal.workitem.CommentResource;
import cloud.ewutelo.plane.testkit.internal.workitem.LinkResource;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItemLookup;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItemResource;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import cloud.ewutelo.plane.testkit.internal.workspace.AppInvitationResource;
import cloud.ewutelo.plane.testkit.internal.workspace.AppMemberResource;
import cloud.ewutelo.plane.testkit.internal.workspace.AppWorkspaceResource;
import cloud.ewutelo.plane.testkit.internal.workspace.InvitationResource;
import cloud.ewutelo.plane.testkit.internal.workspace.WorkspaceMembers;
import cloud.ewutelo.plane.testkit.internal.workspace.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All features over one state. Not thread-safe: callers take {@link #lock()}. */
public final class Emulator {
    private final Plane plane;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Projects projects;
    private final WorkItems workItems;
    private final Instance instance;
    private final Configurations configurations;
    private final Sessions sessions;
    private final Storage storage;
    private final WebhookDispatcher webhooks;
    private final Throttle throttle = new Throttle();
    private final Dispatcher dispatcher;
    private final Changes changes = new Changes();
    private final PlanGates planGates = new PlanGates();
    private final Object lock = new Object();

    /** A server that was never set up. */
    public Emulator(
            PlaneEdition edition, Clock clock, long seed, int callsPerMinute, Supplier<Duration> webhookRetryDelay) {
        Timeline timeline = new Timeline(clock);
        Randomness randomness = new Randomness(seed);
        plane = new Plane(
                new Database(timeline, randomness), timeline, randomness, new Settings(edition, callsPerMinute));
        accounts = new Accounts(plane);
        workspaces = new Workspaces(plane);
        projects = new Projects(plane);
        workItems = new WorkItems(plane);
        instance = new Instance(plane);
        configurations = new Configurations(plane);
        sessions = new Sessions(plane);
        storage = new Storage(plane);
        webhooks = new WebhookDispatcher(plane, lock, projects, webhookRetryDelay);
        initialize();
        dispatcher = new Dispatcher(
                plane.router(),
                new CallerLookup(),
                throttle,
                () -> plane.timeline().now(),
                plane.settings());
        addRoutes();
    }

    /** Stores what a server has before anyone sets it up. */
    public void initialize() {
        storage.clear();
        planGates.clear();
        workItems.forget();
        instance.row();
        configurations.create();
    }

    private void addRoutes() {
        SignForms.route(plane, sessions, accounts, instance, configurations);
        InstanceResource.route(
                plane, instance, configurations, workspaces, request -> sessions.user(request, Sessions.ADMIN_COOKIE));
        AppUserResource.route(plane, accounts);
        TokenResource.route(plane, accounts);
        DemoProject demo = new DemoProject(plane, accounts, workspaces, projects, workItems);
        AppWorkspaceResource.route(plane, workspaces, demo::add);
        AppMemberResource.route(plane);
        AppInvitationResource.route(plane, accounts, workspaces);
        CurrentUser.route(plane);
        WorkspaceMembers.route(plane);
        InvitationResource.route(plane);
        ProjectResource.route(plane, projects);
        ProjectMemberResource.route(plane, projects);
        StateResource.route(plane);
        LabelResource.route(plane);
        WorkItemResource.route(plane, workItems);
        WorkItemLookup.route(plane, workItems);
        CommentResource.route(plane, workItems);
        ActivityLog log = new ActivityLog(plane);
        log.follow(plane.events());
        LinkResource.route(plane, log);
        ActivityResource.route(plane);
        CycleResource.route(plane, workItems, log);
        ModuleResource.route(plane, workItems, log);
        IntakeResource.route(plane, workItems, log);
        StickyResource.route(plane);
        RelationResource.route(plane, new Relations(plane, log));
        AppProjectResource.route(plane, projects);
        AppWorkItemResource.route(plane, workItems);
        StorageResource.route(plane, storage);
        AttachmentResource.route(plane, storage, log);
        UserAssetResource.route(plane, storage);
        WorkspaceAssetResource.route(plane, storage);
        WebhookResource.route(plane);
        if (!plane.settings().edition().isCommunity()) {
            CommercialRoutes.route(plane, planGates);
        }
        webhooks.follow(plane.events());
    }

    /** Answers a request. */
    public Dispatcher.Outcome answer(Request request) {
        return dispatcher.dispatch(request);
    }

    /** Guards the state. */
    public Object lock() {
        return lock;
    }

    /** The shared parts. */
    public Plane plane() {
        return plane;
    }

    /** Users and keys. */
    public Accounts accounts() {
        return accounts;
    }

    /** Workspaces. */
    public Workspaces workspaces() {
        return workspaces;
    }

    /** Projects. */
    public Projects projects() {
        return projects;
    }

    /** Work items. */
    public WorkItems workItems() {
        return workItems;
    }

    /** The instance. */
    public Instance instance() {
        return instance;
    }

    /** Features that the plan does not include. */
    public PlanGates planGates() {
        return planGates;
    }

    /** Changes of the state. */
    public Changes changes() {
        return changes;
    }

    /** The files of the object store. */
    public Storage storage() {
        return storage;
    }

    /** The sender of webhooks. */
    public WebhookDispatcher webhooks() {
        return webhooks;
    }

    /** The windows of the rate limits. */
    public Throttle throttle() {
        return throttle;
    }

    private final class CallerLookup implements Dispatcher.Authenticator {
        @Override
        public @Nullable Row token(Request request) {
            return accounts.tokenOf(request);
        }

        @Override
        public Row userOf(Row token) {
            return Objects.requireNonNull(plane.database().users.find(token.text("user")));
        }

        @Override
        public @Nullable Row appUser(Request request) {
            return sessions.user(request, Sessions.USER_COOKIE);
        }

        @Override
        public @Nullable Row instanceUser(Request request) {
            return sessions.user(request, Sessions.ADMIN_COOKIE);
        }
    }
}
