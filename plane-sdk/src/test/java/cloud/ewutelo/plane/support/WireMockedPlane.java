package cloud.ewutelo.plane.support;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of tests that need a server which fails in ways that no Plane does on demand. Time is fake. */
public abstract class WireMockedPlane {

    public static final String KEY = "plane_api_0123456789abcdef0123456789abcdef";
    public static final String PROJECT = "0a074a4d-b89d-4913-8c7c-6361510b96fc";
    public static final String ITEM = "c10fac56-a1b2-4780-b14f-b2d4698aa2d6";
    public static final String PROJECT_PATH = "/api/v1/workspaces/acme/projects/" + PROJECT + "/";
    public static final String ITEMS_PATH = PROJECT_PATH + "work-items/";

    protected final FakeTime time = new FakeTime();
    protected WireMockServer server;
    protected PlaneClient plane;

    @BeforeEach
    void start() {
        server = new WireMockServer(options().dynamicPort());
        server.start();
        plane = client().build();
    }

    @AfterEach
    void stop() {
        plane.close();
        server.stop();
    }

    /** A client of the server with the default waits, not shortened or lengthened by chance. */
    protected PlaneClientBuilder client() {
        return PlaneClient.builder()
                .baseUrl(server.baseUrl())
                .apiKey(KEY)
                .timeSource(time)
                .rateLimit(RateLimit.unlimited())
                .retryPolicy(new RetryPolicy(
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)), 0));
    }

    protected ProjectClient project() {
        return plane.workspace("acme").project(PROJECT);
    }

    /** A work item as Plane sends it. */
    protected static String item(String id, String name) {
        return """
                {"id": "%s", "name": "%s", "created_at": "2026-11-22T21:20:15.240704Z", "priority": "none",
                 "state": "8b814983-e12b-4314-b811-053843db84c8", "sequence_id": 1, "assignees": [], "labels": [],
                 "project": "%s"}""".formatted(id, name, PROJECT);
    }
}
