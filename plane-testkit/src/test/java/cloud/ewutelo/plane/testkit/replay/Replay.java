package cloud.ewutelo.plane.testkit.replay;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one recorded run, in order, to an emulator that nobody has set up, and compares the answers. */
final class Replay {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Duration SIGNED_URL_LIFE = Duration.ofHours(1);
    private static final int CLOSED_PORT = 9;
    private static final Pattern COUNTED = Pattern.compile("(.*)call-(\\d+)");

    private final Recordings recordings;
    private final PlaneEdition edition;
    private final RecordedClock clock;
    private final Instant begin;
    private final Instant end;
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Map<String, String>> cookieJars = new HashMap<>();
    private Map<String, String> unclaimedCookies = new HashMap<>();
    private final Map<String, String> counted = new HashMap<>();

    /** One exchange and what was different, if anything. */
    record Result(Exchange exchange, @Nullable String difference) {}

    Replay(PlaneEdition edition) {
        this.edition = edition;
        this.recordings = new Recordings(edition);
        this.end = OffsetDateTime.parse(recordings.meta().get("recorded_at").asText())
                .toInstant()
                .plus(Duration.ofMinutes(5));
        this.begin = end.minus(Duration.ofHours(3));
        this.clock = new RecordedClock(begin, end);
    }

    List<Result> run() throws IOException {
        List<Result> results = new ArrayList<>();
        List<Exchange> exchanges = recordings.exchanges();
        clock.moveTo(exchanges.get(0));
        try (WebhookReceiver receiver = new WebhookReceiver();
                PlaneServer server = PlaneServer.builder()
                        .edition(edition)
                        .emptyInstance()
                        .clock(clock)
                        .start()) {
            Correspondence ids = new Correspondence(
                    authority(recordings.meta().get("origin_in_bodies").asText()),
                    server.url().getAuthority(),
                    begin,
                    end.plus(SIGNED_URL_LIFE));
            Comparison comparison = new Comparison(ids);
            ids.learnExactly("localhost:" + webhookPort(), "localhost:" + receiver.port());
            WireClient client = new WireClient(server.url());
            WebhookComparison webhooks = new WebhookComparison(recordings.webhooks(), comparison);
            String topic = "";
            for (Exchange exchange : exchanges) {
                if (!exchange.topic().equals(topic)) {
                    topic = exchange.topic();
                    prepare(server, topic);
                }
                String difference = replay(exchange, client, comparison, ids);
                afterwards(server, exchange, ids, receiver);
                server.awaitWebhooks();
                List<WebhookReceiver.Delivery> deliveries = receiver.drain();
                results.add(new Result(
                        exchange, difference != null ? difference : webhooks.difference(exchange, deliveries)));
            }
        }
        return results;
    }

    private int webhookPort() {
        String host = recordings.webhooks().get(0).get("headers").get("Host").asText();
        return Integer.parseInt(host.substring(host.indexOf(':') + 1));
    }

    private static String authority(String origin) {
        return URI.create(origin).getAuthority();
    }

    /** What the recorder's operator changed between topics. */
    private static void prepare(PlaneServer server, String topic) {
        if (topic.startsWith("60-")) {
            server.setRateLimitPerMinute(5);
        } else if (topic.startsWith("61-")) {
            server.setRateLimitPerMinute(60);
        } else if (topic.startsWith("52-")) {
            server.setRateLimitPerMinute(6000);
            server.setStorageOrigin(URI.create("http://127.0.0.1:9009"));
        }
    }

    /** On 1.2.2, which refuses local addresses, the recorder's operator put them into the database. */
    private static void afterwards(
            PlaneServer server, Exchange exchange, Correspondence ids, WebhookReceiver receiver) {
        if (exchange.note().contains("put the refused loopback URL into this row by hand")) {
            URI recorded = URI.create(exchange.request().get("body").get("url").asText());
            int port = recorded.getPort() == CLOSED_PORT ? CLOSED_PORT : receiver.port();
            String id = ids.translate(exchange.response().get("body").get("id").asText());
            server.moveWebhook(id, URI.create("http://localhost:" + port + recorded.getPath()));
        }
    }

    private @Nullable String replay(Exchange recorded, WireClient client, Comparison comparison, Correspondence ids)
            throws IOException {
        clock.moveTo(recorded);
        Exchange exchange = restoreLongTexts(recorded);
        JsonNode request = exchange.request();
        String session = session(request);
        Map<String, String> headers = headers(exchange, ids);
        String path = ids.translate(request.get("path").asText());
        byte[] body = body(exchange, session, ids);
        repeatUnrecorded(exchange, client, path, headers, body);
        WireClient.Answer answer;
        try {
            answer = client.send(request.get("method").asText(), path, headers, body);
        } catch (IOException e) {
            return e.toString();
        }
        keepCookies(session, answer);
        keepCsrfToken(session, answer);
        String difference = comparison.difference(exchange, answer);
        keepKey(exchange, answer);
        return difference;
    }

    /** Of a burst, the recorder kept only the first and the last calls. */
    private void repeatUnrecorded(
            Exchange exchange, WireClient client, String path, Map<String, String> headers, byte[] body)
            throws IOException {
        Matcher matcher = COUNTED.matcher(exchange.name());
        if (!matcher.matches()) {
            return;
        }
        int number = Integer.parseInt(matcher.group(2));
        int before = Integer.parseInt(counted.getOrDefault(matcher.group(1), String.valueOf(number - 1)));
        for (int i = before + 1; i < number; i++) {
            client.send(exchange.request().get("method").asText(), path, headers, body);
        }
        counted.put(matcher.group(1), matcher.group(2));
    }

    private Map<String, String> headers(Exchange exchange, Correspondence ids) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!exchange.note().contains("without a User-Agent")) {
            headers.put("User-Agent", "plane-recorder/1");
        }
        if (!exchange.note().contains("no Accept header")) {
            headers.put("Accept", "application/json");
        }
        exchange.request().get("headers").properties().forEach(header -> {
            headers.remove(header.getKey());
            headers.put(header.getKey(), ids.translate(fill(header.getValue().asText(), "")));
        });
        return headers;
    }

    private byte[] body(Exchange exchange, String session, Correspondence ids) {
        JsonNode request = exchange.request();
        if (request.has("body_base64")) {
            byte[] body = Base64.getDecoder().decode(request.get("body_base64").asText());
            // Forms for the object store hold ids, keys and signatures of the server.
            String text = new String(body, StandardCharsets.ISO_8859_1);
            return ids.translate(text).getBytes(StandardCharsets.ISO_8859_1);
        }
        JsonNode body = request.get("body");
        boolean json = request.get("headers").path("Content-Type").asText("").contains("json");
        if (body.isNull()) {
            return (json ? "null" : "").getBytes(StandardCharsets.UTF_8);
        }
        // A JSON string and broken JSON are both stored as text: only the latter begins like a structure.
        boolean raw = body.isTextual()
                && (!json || body.asText().isEmpty() || !body.asText().matches("[\\w ]+"));
        String text = raw ? body.asText() : body.toString();
        return ids.translate(fill(text, session)).getBytes(StandardCharsets.UTF_8);
    }

    private static Exchange restoreLongTexts(Exchange exchange) {
        String json = exchange.json().toString();
        String restored = json.replace("+30000 x b+", "b".repeat(30_000));
        Matcher tooLarge = Pattern.compile("<JSON of (\\d+) bytes: name \\+ description_html>")
                .matcher(json);
        if (tooLarge.find()) {
            String filler = "b".repeat(Integer.parseInt(tooLarge.group(1)));
            restored = json.replace(
                    tooLarge.group(), "{\\\"name\\\":\\\"x\\\",\\\"description_html\\\":\\\"" + filler + "\\\"}");
        }
        if (restored.equals(json)) {
            return exchange;
        }
        try {
            return new Exchange(exchange.topic(), Recordings.JSON.readTree(restored));
        } catch (IOException e) {
            throw new IllegalStateException(exchange.toString(), e);
        }
    }

    private static String session(JsonNode request) {
        Matcher matcher =
                PLACEHOLDER.matcher(request.path("headers").path("Cookie").asText(""));
        return matcher.find() ? matcher.group(1).substring(0, matcher.group(1).indexOf('.')) : "";
    }

    private String fill(String text, String session) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            int dot = name.indexOf('.');
            String value = name.equals("csrf_token")
                    ? jar(session).getOrDefault("csrf_token", "none")
                    : dot > 0
                            ? jar(name.substring(0, dot)).getOrDefault(name.substring(dot + 1), "none")
                            : keys.getOrDefault(name, "none");
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(out).toString();
    }

    /** Cookies given to a caller without any belong to the session that uses them next. */
    private Map<String, String> jar(String session) {
        return cookieJars.computeIfAbsent(session, name -> {
            Map<String, String> claimed = unclaimedCookies;
            unclaimedCookies = new HashMap<>();
            return claimed;
        });
    }

    private void keepCookies(String session, WireClient.Answer answer) {
        List<String> cookies = answer.headers().getOrDefault("set-cookie", List.of());
        if (cookies.isEmpty()) {
            return;
        }
        if (session.isEmpty()) {
            unclaimedCookies = new HashMap<>();
        }
        Map<String, String> jar = session.isEmpty() ? unclaimedCookies : jar(session);
        for (String cookie : cookies) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            jar.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
    }

    private void keepCsrfToken(String session, WireClient.Answer answer) {
        Matcher matcher = Pattern.compile("\"csrf_token\":\"(\\w+)\"").matcher(answer.text());
        if (matcher.find()) {
            (session.isEmpty() ? unclaimedCookies : jar(session)).put("csrf_token", matcher.group(1));
        }
    }

    private void keepKey(Exchange exchange, WireClient.Answer answer) {
        keys.put("bad_key", "plane_api_" + "0".repeat(32));
        Matcher matcher = Pattern.compile("\"token\":\"(plane_api_\\w+)\"").matcher(answer.text());
        if (exchange.name().startsWith("provisioning.tokens.create") && matcher.find()) {
            String suffix = exchange.name().substring("provisioning.tokens.create".length());
            String holder =
                    switch (suffix) {
                        case "" -> "admin";
                        case ".expired" -> "expired";
                        case ".service" -> "service";
                        default -> suffix.substring(1);
                    };
            keys.put(holder + "_key", matcher.group(1));
        }
    }
}
