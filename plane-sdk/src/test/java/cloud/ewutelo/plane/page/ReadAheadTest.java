package cloud.ewutelo.plane.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.support.WireMockedPlane;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long listings ask for the next page while one is on its way. The server here holds answers back until it is told. */
class ReadAheadTest {

    private static final int SIZE = 2;

    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final Map<Integer, CountDownLatch> heldUntilAsked = new ConcurrentHashMap<>();
    private final Map<Integer, CountDownLatch> arrived = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int rows = 10;
    private volatile int failing = -1;
    private volatile String padding = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void nextPageIsAskedForBeforeTheOneBeforeItCame() {
        // Page 1 is answered only once page 2 is asked for: who asks one after the other waits for ever.
        heldUntilAsked.put(1, arrived(2));

        try (PlaneClient plane = client(RateLimit.unlimited())) {
            assertThat(names(plane)).containsExactlyElementsOf(all(10));
        }
        assertThat(asked).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void whoStopsEarlyHasNotAskedForMore() {
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            Iterator<WorkItem> items = items(plane);
            items.next();
            items.next();

            assertThat(asked).containsExactly(0);
        }
    }

    @Test
    void pagesThatMovedAreReadAgain() throws InterruptedException {
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            // A row of the first page vanishes after page 2 was fetched ahead, and before page 1 is.
            heldUntilAsked.put(1, new CountDownLatch(1));
            Iterator<WorkItem> items = items(plane);
            assertThat(items.next().name()).isEqualTo("Item 0");
            assertThat(items.next().name()).isEqualTo("Item 1");
            threads.execute(() -> {
                await(arrived(2));
                rows = 9;
                heldUntilAsked.get(1).countDown();
            });

            StringBuilder rest = new StringBuilder();
            items.forEachRemaining(item -> rest.append(item.name()).append(','));

            // Rows are numbered by the server from its first one: the nine that are left, and none is skipped.
            assertThat(rest.toString()).isEqualTo("Item 2,Item 3,Item 4,Item 5,Item 6,Item 7,Item 8,Item 9,");
        }
    }

    @Test
    void failureAheadIsToldWhenItsPageIsWantedAndCanBeTriedAgain() {
        failing = 2;
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            Iterator<WorkItem> items = items(plane);
            for (int i = 0; i < 4; i++) {
                items.next();
            }
            assertThatThrownBy(items::hasNext).isInstanceOf(ServerErrorException.class);

            failing = -1;
            assertThat(items.next().name()).isEqualTo("Item 4");
        }
    }

    @Test
    void whoLooksAtTheAnswersGetsThemInOrder() {
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            assertThat(plane.withResponses(() -> names(plane)).responses()).hasSize(5);
        }
        assertThat(asked).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void budgetIsNotWaitedForAhead() {
        // Ten requests at once, then one a window: the eleventh and later ones are made when they are wanted.
        rows = 40;
        try (PlaneClient plane = client(RateLimit.of(10, Duration.ofMinutes(1)))) {
            assertThat(names(plane)).hasSize(40);
        }
        assertThat(asked).hasSize(20).doesNotHaveDuplicates();
        assertThat(asked.subList(11, 20)).isSorted();
    }

    @Test
    void largePagesAreReadOneByOne() {
        padding = "x".repeat(3_000_000);
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            assertThat(names(plane)).hasSize(10);
        }
        assertThat(asked).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void interruptEndsTheWait() throws InterruptedException {
        heldUntilAsked.put(2, new CountDownLatch(1));
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            Thread reader = Thread.currentThread();
            threads.execute(() -> {
                await(arrived(3));
                reader.interrupt();
            });
            assertThatThrownBy(() -> names(plane)).isInstanceOf(PlaneTransportException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            heldUntilAsked.get(2).countDown();
        }
    }

    @Test
    void closedClientEndsItsThreads() throws InterruptedException {
        try (PlaneClient plane = client(RateLimit.unlimited())) {
            assertThat(names(plane)).hasSize(10);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("plane-read-ahead")) {
                thread.join(20_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            int page =
                    query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=\\d+:(\\d+):.*", "$1")) : 0;
            asked.add(page);
            int rowsNow = rows;
            arrived(page).countDown();
            CountDownLatch held = heldUntilAsked.get(page);
            if (held != null) {
                await(held);
                rowsNow = rows;
            }
            boolean fails = page == failing;
            byte[] body = (fails ? "{\"error\": \"Something went wrong\"}" : envelope(page, rowsNow))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(fails ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Rows leave at the front: of nine rows, the first is number 1. */
    private String envelope(int page, int rowsNow) {
        int first = rows > 10 ? 0 : 10 - rowsNow;
        String results = IntStream.range(page * SIZE, Math.min(rowsNow, (page + 1) * SIZE))
                .map(row -> row + first)
                .mapToObj(row -> """
                        {"id": "00000000-0000-4000-8000-0000000000%02d", "name": "Item %d", "description_html": "%s"}""".formatted(row, row, padding))
                .collect(Collectors.joining(","));
        return """
                {"total_count": %d, "next_cursor": "%d:%d:0", "next_page_results": %s, "results": [%s]}""".formatted(rowsNow, SIZE, page + 1, (page + 1) * SIZE < rowsNow, results);
    }

    private CountDownLatch arrived(int page) {
        return arrived.computeIfAbsent(page, any -> new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("it did not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PlaneClient client(RateLimit limit) {
        return PlaneClient.builder()
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .apiKey(WireMockedPlane.KEY + rows + limit.hashCode())
                .timeSource(new NoWaiting())
                .retryPolicy(RetryPolicy.none())
                .rateLimit(limit)
                .build();
    }

    private static Iterator<WorkItem> items(PlaneClient plane) {
        return plane.workspace("acme")
                .project(WireMockedPlane.PROJECT)
                .workItems()
                .list(q -> q.pageSize(SIZE))
                .iterator();
    }

    private static List<String> names(PlaneClient plane) {
        return plane.workspace("acme").project(WireMockedPlane.PROJECT).workItems().list(q -> q.pageSize(SIZE)).stream()
                .map(WorkItem::name)
                .toList();
    }

    private static List<String> all(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Item " + i).toList();
    }
}
