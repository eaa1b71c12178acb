package cloud.ewutelo.plane.bench.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A workload in a process of its own, in whatever language. It waits for a line, works, and answers with a line. */
public final class Contender implements AutoCloseable {

    /** What it did in a turn, and what that took: time on the clock, and processor time of its whole process. */
    record Turn(long objects, long checksum, long nanos, long cpuNanos) {}

    private final String name;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private Contender(String name, Process process) {
        this.name = name;
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A program of this project. */
    public static Contender java(String name, Class<?> program, String... arguments) {
        return start(name, JavaProcess.command(program, List.of(arguments)), Map.of());
    }

    /** Any program. */
    public static Contender start(String name, List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            return new Contender(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /** Has it do its work once. */
    Turn run() {
        try {
            in.write("run\n");
            in.flush();
            String line = out.readLine();
            if (line == null) {
                throw new IllegalStateException(name + " ended; its messages are above.");
            }
            String[] parts = line.split(" ", 4);
            return new Turn(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
