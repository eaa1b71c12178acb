package cloud.ewutelo.plane.page;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists 200 MB of work items in a process that has 48 MB of heap. */
class ConstantMemoryTest {

    private static final int ITEMS = 10_000;
    private static final int PAGE = 100;
    private static final String DESCRIPTION = "x".repeat(20_000);

    @Test
    void tenThousandWorkItemsAreListedInASmallHeap() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            int page = query.contains("cursor=")
                    ? Integer.parseInt(query.replaceAll(".*cursor=\\d+:(\\d+):0.*", "$1"))
                    : 0;
            byte[] body = page(page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", "5000");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        try {
            Process lister = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx48m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Lister.class.getName(),
                            "http://127.0.0.1:" + server.getAddress().getPort())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(lister.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(lister.waitFor(2, TimeUnit.MINUTES)).isTrue();

            assertThat(output).contains("listed " + ITEMS);
            assertThat(lister.exitValue()).isZero();
        } finally {
            server.stop(0);
        }
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

    /** Runs in the small process. */
    static final class Lister {

        private Lister() {}

        public static void main(String[] args) {
            try (PlaneClient plane =
                    PlaneClient.builder().baseUrl(args[0]).apiKey("plane_api_0").build()) {
                Listing<WorkItem> items = plane.workspace("acme")
                        .project("0a074a4d-b89d-4913-8c7c-6361510b96fc")
                        .workItems()
                        .list(q -> q.pageSize(PAGE));
                List<Integer> count = items.stream().map(item -> 1).toList();
                System.out.println("listed " + count.size());
            }
        }
    }
}
