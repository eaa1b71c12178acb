package cloud.ewutelo.plane.time;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.TestClock;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import cloud.ewutelo.plane.workitem.WorkItem;

/** A server on a fake clock, with a project, a work item, and a second agent. */
final class TimedPlane implements AutoCloseable {

    static final String IDENTIFIER = "TIME";

    final FakeTime time = new FakeTime();
    final PlaneServer server;
    final WorkItem task;
    final Account other;
    private final PlaneClient client;

    TimedPlane(PlaneEdition edition) {
        server = PlaneServer.builder()
                .edition(edition)
                .clock(new TestClock(time))
                .rateLimitPerMinute(1_000_000)
                .start();
        client = client(time);
        client.workspace(server.workspaceSlug()).projects().create(p -> p.name("Time")
                .identifier(IDENTIFIER));
        task = project().workItems().create(w -> w.name("Take your time"));
        other = server.addMember("hypatia@example.org", "hypatia", Role.MEMBER);
        project().members().add(other.id(), cloud.ewutelo.plane.user.Role.MEMBER);
    }

    ProjectClient project() {
        return project(client);
    }

    TimeService times() {
        return project().time();
    }

    /** A work item of another project. */
    WorkItem elsewhere() {
        return client.workspace(server.workspaceSlug())
                .project(client.workspace(server.workspaceSlug())
                        .projects()
                        .create(p -> p.name("Elsewhere").identifier("ELSE"))
                        .id())
                .workItems()
                .create(w -> w.name("Elsewhere"));
    }

    static ProjectClient project(PlaneClient client) {
        return client.workspace("acme").project(IDENTIFIER);
    }

    /** Another program with the administrator's key, which knows nothing of what the first one knows. */
    PlaneClient client(TimeSource clock) {
        return client(server, server.apiKey(), clock);
    }

    static PlaneClient client(PlaneServer server, String key, TimeSource clock) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(key)
                .rateLimit(RateLimit.unlimited())
                .timeSource(clock)
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
