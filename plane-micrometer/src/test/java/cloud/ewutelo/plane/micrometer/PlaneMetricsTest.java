package cloud.ewutelo.plane.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.testkit.PlaneServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaneMetricsTest {

    private static final String PROJECTS = "workspaces/{slug}/projects/";
    private static final String WORK_ITEM = "workspaces/{slug}/projects/{project}/work-items/{id}/";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FakeTime time = new FakeTime();
    private PlaneServer server;
    private PlaneClient plane;
    private WorkspaceClient workspace;

    /** Sleeping moves it. */
    private static final class FakeTime implements TimeSource {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos.get());
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration duration) {
            nanos.addAndGet(duration.toNanos());
        }
    }

    @BeforeEach
    void start() {
        server = PlaneServer.builder().rateLimitPerMinute(1_000_000).start();
        plane = client().rateLimit(RateLimit.unlimited()).build();
        workspace = plane.workspace(server.workspaceSlug());
    }

    @AfterEach
    void stop() {
        plane.close();
        server.close();
    }

    private PlaneClientBuilder client() {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(server.apiKey())
                .timeSource(time)
                .retryPolicy(new RetryPolicy(List.of(Duration.ofSeconds(1)), 0))
                .observer(new PlaneMetrics(registry, Tag.of("client", "test")));
    }

    @Test
    void requestsAreTimedByTemplateMethodAndOutcome() {
        workspace.projects().list().toList();
        workspace.projects().list().toList();

        assertThat(registry.get("plane.client.requests")
                        .tags("client", "test", "method", "GET", "uri", PROJECTS)
                        .tags("status", "200", "outcome", "SUCCESS", "exception", "none")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void refusalsHaveTheirStatus() {
        String project = workspace
                .projects()
                .create(p -> p.name("Metrics").identifier("MET"))
                .id();
        String nowhere = UUID.randomUUID().toString();

        assertThatThrownBy(() -> workspace.project(project).workItems().get(nowhere))
                .isInstanceOf(NotFoundException.class);

        assertThat(registry.get("plane.client.requests")
                        .tags("uri", WORK_ITEM, "status", "404", "outcome", "CLIENT_ERROR", "exception", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void attemptsWithoutAnswerAndRetriesAreCounted() {
        server.faults().onNext("GET", "**").times(2).resetBeforeProcessing();

        assertThatThrownBy(() -> workspace.projects().list().toList()).isInstanceOf(PlaneTransportException.class);

        assertThat(registry.get("plane.client.requests")
                        .tags("uri", PROJECTS, "status", "IO_ERROR", "outcome", "UNKNOWN")
                        .tags("exception", "PlaneTransportException")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("plane.client.retries")
                        .tags("client", "test", "method", "GET", "uri", PROJECTS)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void waitsForTheBudgetAreTimed() {
        try (PlaneClient limited =
                client().rateLimit(RateLimit.of(4, Duration.ofMinutes(1))).build()) {
            for (int i = 0; i < 4; i++) {
                // Not an answer of the server, because that would raise the limit.
                server.faults().onNext("GET", "**").status(404);
                assertThatThrownBy(() -> limited.users().me()).isInstanceOf(NotFoundException.class);
            }
        }

        assertThat(registry.get("plane.client.throttled")
                        .tags("client", "test", "method", "GET", "uri", "users/me/")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isGreaterThan(1);
    }

    @Test
    void noTagHoldsAnId() {
        String project = workspace
                .projects()
                .create(p -> p.name("Metrics").identifier("MET"))
                .id();
        for (int i = 0; i < 3; i++) {
            String item = workspace
                    .project(project)
                    .workItems()
                    .create(w -> w.name("Task"))
                    .id();
            workspace.project(project).workItems().get(item);
        }
        plane.raw().get("workspaces/" + server.workspaceSlug() + "/projects/" + project + "/");

        String tags = registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .map(Tag::getValue)
                .collect(Collectors.joining(" "));
        assertThat(tags).contains(WORK_ITEM).contains("(raw)").doesNotContain(project, server.workspaceSlug() + "/");
        assertThat(registry.find("plane.client.requests").tag("uri", WORK_ITEM).timers())
                .hasSize(1);
    }

    @Test
    void budgetIsShown() {
        try (PlaneClient limited =
                client().rateLimit(RateLimit.of(40, Duration.ofMinutes(1))).build()) {
            new PlaneBudgetMetrics(limited, Tag.of("client", "limited")).bindTo(registry);
            assertThat(gauge("plane.client.budget.limit")).isEqualTo(40);
            assertThat(gauge("plane.client.budget.remaining")).isEqualTo(40);
            assertThat(gauge("plane.client.budget.wait")).isZero();

            server.faults().onNext("GET", "**").status(404);
            assertThatThrownBy(() -> limited.users().me()).isInstanceOf(NotFoundException.class);

            assertThat(gauge("plane.client.budget.remaining")).isEqualTo(39);
        }
    }

    @Test
    void noLimitIsNoValue() {
        new PlaneBudgetMetrics(plane).bindTo(registry);

        assertThat(registry.get("plane.client.budget.limit").gauge().value()).isNaN();
        assertThat(registry.get("plane.client.budget.remaining").gauge().value())
                .isNaN();
    }

    private double gauge(String name) {
        return registry.get(name).tag("client", "limited").gauge().value();
    }
}
