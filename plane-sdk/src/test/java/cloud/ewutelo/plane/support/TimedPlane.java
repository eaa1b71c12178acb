package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;

/** A Plane and a client that live in the same fake time, and an empty project. */
public final class TimedPlane implements AutoCloseable {

    public final FakeTime time = new FakeTime();
    public final FakeClock clock = new FakeClock(time);
    public final PlaneServer server;
    public final PlaneClient plane;
    public final WorkspaceClient workspace;
    public final ProjectClient project;

    public TimedPlane(PlaneEdition edition, long seed) {
        server = PlaneServer.builder()
                .edition(edition)
                .seed(seed)
                .rateLimitPerMinute(1_000_000)
                .clock(clock)
                .start();
        plane = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .timeSource(time)
                .build();
        workspace = plane.workspace(server.workspaceSlug());
        project = workspace.project(workspace
                .projects()
                .create(p -> p.name("Timed").identifier("TIM").moduleView(true))
                .id());
    }

    @Override
    public void close() {
        plane.close();
        server.close();
    }
}
