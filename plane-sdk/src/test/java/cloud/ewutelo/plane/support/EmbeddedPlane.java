package cloud.ewutelo.plane.support;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.testkit.PlaneServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of tests that need a Plane which works, and now and then does not. Nothing waits. */
public abstract class EmbeddedPlane {

    protected PlaneServer server;
    protected PlaneClient plane;
    protected ProjectClient project;

    @BeforeEach
    void start() {
        server = PlaneServer.builder().rateLimitPerMinute(1_000_000).start();
        plane = client().build();
        project = plane.workspace(server.workspaceSlug())
                .project(plane.workspace(server.workspaceSlug())
                        .projects()
                        .create(p -> p.name("Load").identifier("LOAD"))
                        .id());
    }

    @AfterEach
    void stop() {
        plane.close();
        server.close();
    }

    protected PlaneClientBuilder client() {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .rateLimit(RateLimit.unlimited())
                .timeSource(new NoWaiting());
    }
}
