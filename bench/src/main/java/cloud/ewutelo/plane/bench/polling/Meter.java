package cloud.ewutelo.plane.bench.polling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Stands between a client and its server, passes on what is read, and counts it. */
final class Meter implements AutoCloseable {

    /** What was read: how often, how many bytes of JSON, and how many of them, compressed, went over the wire. */
    record Reading(long requests, long bytes, long wireBytes) {

        Reading minus(Reading earlier) {
            return new Reading(requests - earlier.requests, bytes - earlier.bytes, wireBytes - earlier.wireBytes);
        }
    }

    private static final List<String> PASSED_ON = List.of("X-Api-Key", "Accept", "Accept-Encoding");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final HttpServer server;
    private Reading total = new Reading(0, 0, 0);

    Meter(URI target) {
        this.target = target;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::passOn);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was read while something was done. */
    Reading during(Runnable work) {
        Reading before = total();
        work.run();
        return total().minus(before);
    }

    private synchronized Reading total() {
        return total;
    }

    private synchronized void count(long bytes, long wireBytes) {
        total = new Reading(total.requests() + 1, total.bytes() + bytes, total.wireBytes() + wireBytes);
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    target.resolve(exchange.getRequestURI().toString()));
            for (String name : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = answer.body();
            boolean compressed = answer.headers().firstValue("Content-Encoding").isPresent();
            count(compressed ? decompressed(body).length : body.length, body.length);
            for (String name : List.of("Content-Type", "Content-Encoding")) {
                answer.headers().firstValue(name).ifPresent(value -> exchange.getResponseHeaders()
                        .set(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static byte[] decompressed(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
