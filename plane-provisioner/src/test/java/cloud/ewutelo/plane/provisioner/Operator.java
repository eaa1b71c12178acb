package cloud.ewutelo.plane.provisioner;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.provisioner.command.Provisioner;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Somebody who uses the program, in this process and without waiting, in a folder of the test's own. */
final class Operator {

    /** What a run left. */
    record Result(int exitCode, String out, String err) {

        String all() {
            return out + err;
        }
    }

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private TimeSource time = new NoWaiting();
    private RateLimit limit = RateLimit.unlimited();
    private boolean retrying = true;

    Operator(Path folder, PlaneServer server) {
        this(folder, server.url().toString());
    }

    Operator(Path folder, String url) {
        this.folder = folder;
        environment.put("PLANE_BASE_URL", url);
    }

    static Path samples() {
        return Path.of("..", "samples").toAbsolutePath().normalize();
    }

    Operator with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Keeps the stock limits, on a clock on which sleeping is all that takes time. */
    Operator patient(TimeSource clock) {
        time = clock;
        limit = RateLimit.stock();
        return this;
    }

    Operator impatient() {
        retrying = false;
        return this;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Puts the sample where it can have outputs. */
    Path javisi() {
        return write("javisi.yml", read(samples().resolve("javisi.yml")));
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of all files in the folder. */
    String files() {
        try (Stream<Path> all = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            all.filter(Files::isRegularFile).forEach(file -> text.append(read(file)));
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was sent since the last call. */
    List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PlaneObserver observer = new PlaneObserver() {
            @Override
            public void requestStarted(String method, String pathTemplate, int attempt) {
                requests.add(method + " " + pathTemplate);
            }
        };
        Supplier<PlaneClientBuilder> clients = () -> {
            PlaneClientBuilder builder = PlaneClient.builder().rateLimit(limit).observer(observer);
            return retrying ? builder : builder.retryPolicy(RetryPolicy.none());
        };
        int code = Provisioner.run(
                new Surroundings(
                        Map.copyOf(environment),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        time,
                        clients,
                        // A run that was killed in this process would hold a real one for ever.
                        file -> () -> {}),
                arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static final class NoWaiting implements TimeSource {

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) {}
    }
}
