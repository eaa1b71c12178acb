package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.Surroundings;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What commands on a file have in common. */
abstract class FileCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Provisioner parent;

    @Mixin
    private LogOptions logging = new LogOptions();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The file, YAML or JSON. \"plane-provisioner schema\" shows what belongs into it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    Surroundings surroundings() {
        return parent.surroundings();
    }

    @Override
    public Integer call() throws Exception {
        AutoCloseable log = logging.begin(surroundings().err());
        try {
            return run(
                            Document.parse(file),
                            Objects.requireNonNull(file.toAbsolutePath().getParent()))
                    .code();
        } finally {
            log.close();
        }
    }

    /** Does the work. */
    abstract ExitCode run(JsonNode document, Path folder) throws Exception;

    Document document(JsonNode raw, Path folder) {
        return Document.of(raw, folder, surroundings().environment());
    }

    Live live(Document document, SecretStore secrets) {
        return new Live(
                document.desired(),
                secrets,
                () -> surroundings().clients().get().application("plane-provisioner", version()),
                surroundings().time());
    }

    /** Does something that no other run may do at the same time. */
    <T> T alone(Document document, Callable<T> work) throws Exception {
        AutoCloseable lock = surroundings().lock().apply(lockFile(document));
        try {
            return work.call();
        } finally {
            lock.close();
        }
    }

    /** Beside the first output, or else beside the file. */
    private static Path lockFile(Document document) {
        String beside = Desired.orNone(document.desired().outputs()).stream()
                .map(Desired.Output::path)
                .findFirst()
                .orElse("plane-provisioner");
        return document.folder().resolve(beside + ".lock");
    }

    static String version() {
        return Objects.requireNonNullElse(FileCommand.class.getPackage().getImplementationVersion(), "dev");
    }
}
