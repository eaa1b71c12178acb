package cloud.ewutelo.plane.testkit.internal.server;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.internal.account.Accounts;
import cloud.ewutelo.plane.testkit.internal.account.CurrentUser;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.Settings;
import cloud.ewutelo.plane.testkit.internal.http.Dispatcher;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Throttle;
import cloud.ewutelo.plane.testkit.internal.instance.Instance;
import cloud.ewutelo.plane.testkit.internal.instance.InstanceResource;
import cloud.ewutelo.plane.testkit.internal.project.LabelResource;
import cloud.ewutelo.plane.testkit.internal.project.ProjectMemberResource;
import cloud.ewutelo.plane.testkit.internal.project.ProjectResource;
import cloud.ewutelo.plane.testkit.internal.project.Projects;
import cloud.ewutelo.plane.testkit.internal.project.StateResource;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Randomness;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Timeline;
import cloud.ewutelo.plane.testkit.internal.workitem.CommentResource;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItemLookup;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItemResource;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import cloud.ewutelo.plane.testkit.internal.workspace.WorkspaceMembers;
import cloud.ewutelo.plane.testkit.internal.workspace.Workspaces;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All features over one state. Not thread-safe: callers take {@link #lock()}. */
public final class Emulator {
    private final Plane plane;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Projects projects;
    private final WorkItems workItems;
    private final Instance instance;
    private final Throttle throttle = new Throttle();
    private final Dispatcher dispatcher;
    private final Object lock = new Object();

    /** A server that was never set up. */
    public Emulator(PlaneEdition edition, Clock clock, long seed, int callsPerMinute) {
        Timeline timeline = new Timeline(clock);
        Randomness randomness = new Randomness(seed);
        plane = new Plane(
                new Database(timeline, randomness), timeline, randomness, new Settings(edition, callsPerMinute));
        accounts = new Accounts(plane);
        workspaces = new Workspaces(plane);
        projects = new Projects(plane);
        workItems = new WorkItems(plane);
        instance = new Instance(plane);
        instance.row();
        dispatcher = new Dispatcher(
                plane.router(),
                new CallerLookup(),
                throttle,
                () -> plane.timeline().now(),
                plane.settings());
        addRoutes();
    }

    private void addRoutes() {
        InstanceResource.route(plane, instance);
        CurrentUser.route(plane);
        WorkspaceMembers.route(plane);
        ProjectResource.route(plane, projects);
        ProjectMemberResource.route(plane, projects);
        StateResource.route(plane);
        LabelResource.route(plane);
        WorkItemResource.route(plane, workItems);
        WorkItemLookup.route(plane, workItems);
        CommentResource.route(plane, workItems);
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
            return null;
        }

        @Override
        public @Nullable Row instanceUser(Request request) {
            return null;
        }
    }
}
