import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeMessage;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long a notification takes from the webhook to the Bot API, under 50 webhooks a second: of ten one completes a task, which is
 * told with a sound; two change priorities, which edits cards; seven are minor. Thirty chats hear of one project each. An embedded
 * Plane makes the webhooks, at its own speed; they are recorded, and sent again at 50 a second by eight senders, as Plane's workers
 * do. The program runs as its users run it, from its jar.
 */
public final class Latency {

    private static final int CHATS = 30;
    private static final int PER_SECOND = 50;
    private static final int SECONDS = Integer.getInteger("seconds", 60);

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("latency");
        try (PlaneServer server = PlaneServer.builder().rateLimitPerMinute(1_000_000).start();
                FakeBotApi telegram = FakeBotApi.start()) {
            Account bot = server.addMember("bot@example.com", "telegram", Role.ADMIN);
            PlaneClient plane = PlaneClient.builder()
                    .baseUrl(server.url().toString())
                    .apiKey(server.apiKey())
                    .rateLimit(RateLimit.unlimited())
                    .build();
            List<ProjectClient> projects = new ArrayList<>();
            List<List<WorkItem>> tasks = new ArrayList<>();
            int changes = PER_SECOND * SECONDS;
            for (int i = 0; i < CHATS; i++) {
                String name = "Project " + i;
                String identifier = "P" + i;
                String id = plane.workspace("acme").projects().create(p -> p.name(name).identifier(identifier)).id();
                ProjectClient project = plane.workspace("acme").project(id);
                project.members().add(bot.id(), cloud.ewutelo.plane.user.Role.ADMIN);
                projects.add(project);
                List<WorkItem> mine = new ArrayList<>();
                for (int n = 0; n < changes / 10 / CHATS + 12; n++) {
                    String title = "Task " + i + "-" + n + ".";
                    mine.add(project.workItems().create(w -> w.name(title).state("In Progress")));
                }
                tasks.add(mine);
                telegram.withPrivateChat(new FakeUser(i + 1, "Person " + i));
            }
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            List<Recorded> recorded = Collections.synchronizedList(new ArrayList<>());
            HttpServer recorder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            recorder.createContext("/", exchange -> {
                try (exchange) {
                    recorded.add(new Recorded(
                            exchange.getRequestBody().readAllBytes(),
                            exchange.getRequestHeaders().getFirst("X-Plane-Signature")));
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            recorder.start();
            String secret = server.addWebhook(
                    URI.create("http://127.0.0.1:" + recorder.getAddress().getPort() + "/"));
            Path config = Files.writeString(folder.resolve("c.yaml"), """
                    plane: {base-url: "%s", workspace: acme, requests-per-minute: 100000, feed-seconds: 3600}
                    telegram: {api: "%s"}
                    chats: [%s]
                    store: {file: "%s"}
                    server: {listen: "127.0.0.1:%d", private: "127.0.0.1:0", webhooks-per-minute: 100000}
                    """.formatted(
                    server.url(),
                    telegram.url(),
                    IntStream.range(0, CHATS)
                            .mapToObj(i -> "{id: " + (i + 1) + ", projects: [P" + i + "]}")
                            .collect(Collectors.joining(", ")),
                    folder.resolve("store.db"),
                    port));
            ProcessBuilder program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", arguments[0], "serve", "-c", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            program.environment().putAll(Map.of(
                    "PLANE_API_KEY", bot.apiKey(), "TELEGRAM_BOT_TOKEN", telegram.token(), "PLANE_WEBHOOK_SECRET", secret));
            Process running = program.start();
            try {
                telegram.await(Duration.ofSeconds(60), () -> !telegram.requests("getUpdates").isEmpty());
                // Until every project was read once, nothing is news.
                TimeUnit.SECONDS.sleep(Integer.getInteger("settle", 30));
                change(projects, tasks, changes);
                server.awaitWebhooks();
                recorder.stop(0);
                measure(telegram, List.copyOf(recorded), URI.create("http://127.0.0.1:" + port + "/webhooks/plane"));
            } finally {
                running.destroy();
                running.waitFor(30, TimeUnit.SECONDS);
                plane.close();
            }
        }
        System.exit(0);
    }

    /** A webhook as Plane sent it. */
    private record Recorded(byte[] body, String signature) {}

    private static void change(List<ProjectClient> projects, List<List<WorkItem>> tasks, int changes) {
        for (int i = 0; i < changes; i++) {
            int chat = i % CHATS;
            int round = i / CHATS;
            ProjectClient project = projects.get(chat);
            List<WorkItem> mine = tasks.get(chat);
            int kind = (i + round) % 10;
            WorkItem task = kind == 0 ? mine.get(round / 10) : mine.get(mine.size() - kind);
            double order = 1000.0 + i;
            boolean high = round % 2 == 0;
            project.workItems().update(task.id(), w -> {
                if (kind == 0) {
                    w.state("Done");
                } else if (kind <= 2) {
                    w.priority(high ? Priority.HIGH : Priority.LOW);
                } else {
                    w.sortOrder(order);
                }
            });
        }
    }

    private static void measure(FakeBotApi telegram, List<Recorded> webhooks, URI url) throws InterruptedException {
        Map<String, Long> completed = new ConcurrentHashMap<>();
        Map<String, Long> told = new HashMap<>();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Pattern title = Pattern.compile("\"name\": \"(Task [0-9-]+\\.)\"");
        Thread pace = new Thread(() -> {
            long start = System.nanoTime();
            for (int i = 0; i < webhooks.size(); i++) {
                Recorded webhook = webhooks.get(i);
                try {
                    TimeUnit.NANOSECONDS.sleep(start + i * (1_000_000_000L / PER_SECOND) - System.nanoTime());
                } catch (InterruptedException e) {
                    return;
                }
                String text = new String(webhook.body(), StandardCharsets.UTF_8);
                Matcher name = title.matcher(text);
                if (text.contains("\"group\": \"completed\"") && text.contains("\"field\": \"state\"") && name.find()) {
                    completed.put(name.group(1), System.nanoTime());
                }
                senders.execute(() -> http.sendAsync(
                                HttpRequest.newBuilder(url)
                                        .header("Content-Type", "application/json")
                                        .header("X-Plane-Signature", webhook.signature())
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .join());
            }
            System.err.printf("%d webhooks in %.1f s%n", webhooks.size(), (System.nanoTime() - start) / 1e9);
        });
        pace.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS + 60L);
        int[] seen = new int[CHATS + 1];
        while (System.nanoTime() < end && (pace.isAlive() || told.size() < completed.size())) {
            for (int chat = 1; chat <= CHATS; chat++) {
                List<FakeMessage> messages = telegram.messages(chat);
                for (; seen[chat] < messages.size(); seen[chat]++) {
                    String words = messages.get(seen[chat]).words();
                    long now = System.nanoTime();
                    if (words.contains("completed")) {
                        completed.keySet().stream().filter(words::contains).forEach(name -> told.putIfAbsent(name, now));
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        senders.shutdownNow();
        List<Double> seconds = told.entrySet().stream()
                .map(entry -> (entry.getValue() - completed.get(entry.getKey())) / 1e9)
                .sorted()
                .toList();
        System.out.printf(
                "completed %d, told %d; from the webhook to the Bot API, 5 s of coalescing included: p50 %.2f s, p99 %.2f s, longest "
                        + "%.2f s; %d requests of the bot%n",
                completed.size(),
                told.size(),
                seconds.get(seconds.size() / 2),
                seconds.get(Math.min(seconds.size() - 1, seconds.size() * 99 / 100)),
                seconds.get(seconds.size() - 1),
                telegram.requests("sendMessage").size() + telegram.requests("editMessageText").size());
    }
}
