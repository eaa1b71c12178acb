package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.PlaneAsync;
import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.RawClient;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.Timeouts;
import cloud.ewutelo.plane.http.WithResponses;
import cloud.ewutelo.plane.internal.capability.Doctor;
import cloud.ewutelo.plane.internal.capability.InstanceProbe;
import cloud.ewutelo.plane.internal.http.CallScope;
import cloud.ewutelo.plane.internal.http.ConnectionSettings;
import cloud.ewutelo.plane.internal.http.Connections;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.http.TransportOptions;
import cloud.ewutelo.plane.internal.lookup.WebAddress;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.internal.user.DefaultUserService;
import cloud.ewutelo.plane.user.UserService;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The client, and views of it under other options. */
public final class DefaultPlaneClient implements PlaneClient {

    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private final Connections connections;
    private final boolean owner;
    private final Transport transport;
    private final Pager pager;
    private final InstanceProbe instance;
    private final Remembered<WorkspaceClient> workspaces = new Remembered<>();

    private DefaultPlaneClient(TransportOptions options, Connections connections, boolean owner) {
        this.connections = connections;
        this.owner = owner;
        this.transport = new Transport(options, connections);
        this.pager = new Pager(transport);
        this.instance = new InstanceProbe(transport);
    }

    public static PlaneClient open(TransportOptions options, ConnectionSettings connections) {
        return new DefaultPlaneClient(options, new Connections(connections), true);
    }

    @Override
    public WorkspaceClient workspace(String workspace) {
        String slug = WebAddress.parse("workspace", workspace)
                .map(WebAddress::workspace)
                .orElse(workspace);
        if (!SLUG.matcher(slug).matches()) {
            throw new InvalidRequestException(
                    "workspace",
                    "is no slug: \"" + slug + "\"",
                    "Use the part of the address after the host: \"acme\" in https://plane.example.org/acme/.");
        }
        return workspaces.get(
                slug, () -> new DefaultWorkspaceClient(new WorkspaceScope(transport, pager, instance, slug)));
    }

    @Override
    public UserService users() {
        return new DefaultUserService(transport, instance::capabilities);
    }

    @Override
    public Capabilities capabilities() {
        return instance.capabilities();
    }

    @Override
    public DoctorReport doctor(String... workspaces) {
        return new Doctor(transport, instance).examine(List.of(workspaces));
    }

    @Override
    public RawClient raw() {
        return new DefaultRawClient(transport, pager);
    }

    @Override
    public RateBudget budget() {
        return transport.budget();
    }

    @Override
    public PlaneAsync async(Executor executor) {
        return new DefaultPlaneAsync(executor);
    }

    @Override
    public <T> WithResponses<T> withResponses(Supplier<T> calls) {
        CallScope scope = CallScope.open();
        T value = scope.run(calls);
        return new WithResponses<>(value, scope.responses());
    }

    @Override
    public PlaneClient with(Timeouts timeouts) {
        return view(transport.options().with(timeouts));
    }

    @Override
    public PlaneClient with(RetryPolicy retryPolicy) {
        return view(transport.options().with(retryPolicy));
    }

    @Override
    public void close() {
        if (owner) {
            connections.close();
        }
    }

    /** Tells where the client goes, never the key. */
    @Override
    public String toString() {
        return "PlaneClient[" + transport.options().origin() + "]";
    }

    private PlaneClient view(TransportOptions options) {
        return new DefaultPlaneClient(options, connections, false);
    }
}
