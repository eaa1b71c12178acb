package cloud.ewutelo.plane;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.support.Feeds;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moves more data than fits into a process with a small heap. */
class ConstantMemoryTest {

    private static final int ITEMS = 10_000;
    private static final int PAGE = 100;
    private static final String DESCRIPTION = "x".repeat(20_000);
    private static final long FILE_SIZE = 50L * 1024 * 1024;
    private static final int FOLLOWED = 100_000;
    private static final String FOLLOWED_PROJECT = "5d1c1d5c-35a5-4e2b-9a5c-0d3c64a9a8c1";
    private static final String RECORD_ID = "a84e9920-26fe-4e49-a13f-2b7673dec405";

    private HttpServer server;
    private volatile long uploaded;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void tenThousandWorkItemsOf200MegabytesAreListedIn48() throws Exception {
        assertThat(outputOf("list", "-Xmx48m")).contains("listed " + ITEMS);
    }

    @Test
    void fileOf50MegabytesIsUploadedIn24() throws Exception {
        assertThat(outputOf("upload", "-Xmx24m")).contains("uploaded " + RECORD_ID);
        assertThat(uploaded).isGreaterThan(FILE_SIZE);
    }

    @Test
    void hundredThousandWorkItemsAreFollowedAndRememberedIn64() throws Exception {
        assertThat(outputOf("follow", "-Xmx64m")).contains("followed " + FOLLOWED + ", nothing changed, and once more");
    }

    private String outputOf(String work, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        work)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = "";
        if (path.equals("/uploads")) {
            uploaded = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        } else if (path.equals("/api/instances/")) {
            body = "{\"instance\":{\"edition\":\"PLANE_COMMUNITY\"},\"config\":{\"file_size_limit\":99999999}}";
        } else if (path.endsWith("/attachments/")) {
            body = exchange.getRequestMethod().equals("POST")
                    ? "{\"asset_id\":\"%s\",\"upload_data\":{\"url\":\"/uploads\",\"fields\":{\"key\":\"k\"}}}"
                            .formatted(RECORD_ID)
                    : "[{\"id\":\"" + RECORD_ID + "\"}]";
        } else if (path.contains(FOLLOWED_PROJECT)) {
            String query = exchange.getRequestURI().getQuery();
            int size = Integer.parseInt(query.replaceAll(".*per_page=(\\d+).*", "$1"));
            body = followed(
                    size,
                    query.contains("cursor=")
                            ? Integer.parseInt(query.replaceAll(".*cursor=\\d+:(\\d+):0.*", "$1"))
                            : 0);
        } else if (path.endsWith("/work-items/")) {
            String query = exchange.getRequestURI().getQuery();
            body = page(
                    query.contains("cursor=")
                            ? Integer.parseInt(query.replaceAll(".*cursor=\\d+:(\\d+):0.*", "$1"))
                            : 0);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-RateLimit-Remaining", "5000");
        exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String page(int number) {
        String results = IntStream.range(number * PAGE, (number + 1) * PAGE)
                .mapToObj(i ->
                        "{\"id\":\"%08d-0000-0000-0000-000000000000\",\"name\":\"Item %d\",\"description_html\":\"%s\"}"
                                .formatted(i, i, DESCRIPTION))
                .collect(Collectors.joining(","));
        boolean more = (number + 1) * PAGE < ITEMS;
        return "{\"total_count\":%d,\"next_cursor\":\"%d:%d:0\",\"next_page_results\":%s,\"results\":[%s]}"
                .formatted(ITEMS, PAGE, number + 1, more, results);
    }

    private static String followed(int size, int number) {
        String results = IntStream.range(number * size, Math.min(FOLLOWED, (number + 1) * size))
                .mapToObj(i ->
                        ("{\"id\":\"%08d-0000-4000-8000-0000%08d\",\"name\":\"Item %d\",\"description_html\":\"%s\","
                                        + "\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\"}")
                                .formatted(i, i, i, DESCRIPTION.substring(0, 500)))
                .collect(Collectors.joining(","));
        return "{\"total_count\":%d,\"next_cursor\":\"%d:%d:0\",\"next_page_results\":%s,\"results\":[%s]}"
                .formatted(FOLLOWED, size, number + 1, (number + 1) * size < FOLLOWED, results);
    }

    /** Runs in the small process. */
    static final class Worker {

        private Worker() {}

        public static void main(String[] args) throws IOException {
            try (PlaneClient plane =
                    PlaneClient.builder().baseUrl(args[0]).apiKey("plane_api_0").build()) {
                ProjectClient project = plane.workspace("acme").project("0a074a4d-b89d-4913-8c7c-6361510b96fc");
                if (args[1].equals("follow")) {
                    CheckpointStore store = CheckpointStore.directory(Files.createTempDirectory("feeds"));
                    ProjectClient followed = plane.workspace("acme").project(FOLLOWED_PROJECT);
                    List<FeedEvent> events = new ArrayList<>(Feeds.drain(
                            followed.feed(f -> f.store(store).pageSize(1000).overlap(Duration.ZERO))));
                    events.addAll(Feeds.drain(followed.feed(f -> f.store(store).overlap(Duration.ZERO))));
                    int remembered = store.load(FOLLOWED_PROJECT).orElseThrow().workItems();
                    System.out.println("followed " + remembered
                            + (events.isEmpty()
                                    ? ", nothing changed, and once more"
                                    : ", " + events.size() + " events"));
                } else if (args[1].equals("list")) {
                    int[] count = new int[1];
                    project.workItems().list(q -> q.pageSize(PAGE)).forEach(item -> count[0]++);
                    System.out.println("listed " + count[0]);
                } else {
                    Attachment stored = project.attachments("c10fac56-a1b2-4780-b14f-b2d4698aa2d6")
                            .upload(Upload.of("zeros.bin", new Zeros(), FILE_SIZE));
                    System.out.println("uploaded " + stored.id());
                }
            }
        }
    }

    /** A file that needs no memory of its own. */
    private static final class Zeros extends InputStream {

        private long left = FILE_SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(length, left);
            left -= read;
            return read;
        }
    }
}
