package cloud.ewutelo.plane.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.support.EmbeddedPlane;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkFaultTest extends EmbeddedPlane {

    private static final String ITEMS = "**/work-items/";

    @Test
    void lostAnswersMakeNoDoublesWhereThereIsAPair() {
        server.faults().onNext("POST", ITEMS).times(5).resetAfterProcessing();
        server.faults().onNext("POST", ITEMS).times(5).resetBeforeProcessing();
        server.faults().onNext("POST", ITEMS).times(5).tooManyRequests(Duration.ofSeconds(9));
        server.faults().onNext("POST", ITEMS).times(5).statusAfterProcessing(504);

        BulkResult<WorkItem> result = project.workItems().createAll(requests(60, true));

        // A request that meets one fault after another fails in the end; the next run finishes it.
        assertThat(project.workItems().createAll(requests(60, true)).orThrow()).hasSize(60);
        assertThat(result.successes()).hasSizeGreaterThan(50);
        assertThat(stored()).hasSize(60).extracting(WorkItem::externalId).doesNotHaveDuplicates();
    }

    @Test
    void lostAnswersAreNotRepeatedWithoutAPair() {
        server.faults().onNext("POST", ITEMS).times(3).resetAfterProcessing();

        BulkResult<WorkItem> result = project.workItems().createAll(requests(20, false));

        assertThat(result.successes()).hasSize(17);
        assertThat(result.failures()).hasSize(3).allSatisfy(failure -> assertThat(failure.exception())
                .isInstanceOfSatisfying(PlaneTransportException.class, e -> assertThat(e.requestSent())
                        .isTrue()));
        assertThat(stored()).hasSize(20).extracting(WorkItem::name).doesNotHaveDuplicates();
    }

    @Test
    void noMoreThanAskedForRunAtOnce() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        PlaneObserver observer = new PlaneObserver() {
            @Override
            public void requestStarted(String method, String pathTemplate, int attempt) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
            }

            @Override
            public void requestFinished(String method, String pathTemplate, int status, Duration took) {
                running.decrementAndGet();
            }
        };
        try (PlaneClient observed = client().observer(observer).build()) {
            observed.workspace(server.workspaceSlug())
                    .project(project.get().id())
                    .workItems()
                    .createAll(requests(40, false), BulkOptions.defaults().withInFlight(3))
                    .orThrow();
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThatThrownBy(() -> BulkOptions.defaults().withInFlight(0)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void worksOnTheCallersExecutorEvenIfItHasNoOtherThread() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            BulkOptions options = BulkOptions.defaults().withExecutor(single);
            assertThat(single.submit(() -> project.workItems().createAll(requests(5, false), options))
                            .get(30, TimeUnit.SECONDS)
                            .orThrow())
                    .hasSize(5);
        } finally {
            single.shutdownNow();
        }
        // Nor does an executor that takes nothing any more keep the calling thread from its work.
        BulkOptions closed = BulkOptions.defaults().withExecutor(single);
        assertThat(project.workItems().createAll(requests(5, false), closed).orThrow())
                .hasSize(5);
    }

    @Test
    void badKeyEndsItEarly() {
        try (PlaneClient stranger =
                client().apiKey("plane_api_ffffffffffffffffffffffffffffffff").build()) {
            String projectId = project.get().id();
            server.clearRequests();

            BulkResult<WorkItem> result = stranger.workspace(server.workspaceSlug())
                    .project(projectId)
                    .workItems()
                    .createAll(requests(100, false));

            assertThat(result.failures()).hasSize(100).allSatisfy(failure -> assertThat(failure.exception())
                    .isInstanceOf(AuthenticationException.class));
            assertThat(server.requests()).hasSizeLessThan(10);
        }
    }

    @Test
    void closedClientIsTheCallersMistakeAndNoReport() {
        PlaneClient closed = client().build();
        closed.close();

        assertThatThrownBy(() -> closed.workspace(server.workspaceSlug())
                        .project(project.get().id())
                        .workItems()
                        .createAll(requests(10, false)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptionStartsNothingMore() {
        Thread.currentThread().interrupt();

        BulkResult<WorkItem> result = project.workItems()
                .createAll(requests(10, false), BulkOptions.defaults().withInFlight(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.failures()).hasSize(10).allSatisfy(failure -> assertThat(failure.exception())
                .hasMessageContaining("not started"));
        assertThat(stored()).isEmpty();
    }

    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        project.workItems().createAll(requests(20, false)).orThrow();

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("plane-bulk")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private List<WorkItem> stored() {
        return project.workItems().list().stream().toList();
    }

    private static List<WorkItemCreate> requests(int count, boolean withPair) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    WorkItemCreate request = new WorkItemCreate().name("Row " + i);
                    return withPair ? request.externalId(new ExternalId("table", "" + i)) : request;
                })
                .toList();
    }
}
