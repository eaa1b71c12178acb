package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Secrets of the environment: a variable, or the file that the variable with {@code _FILE} behind it names. */
final class SecretSource {

    private static final Set<PosixFilePermission> TOO_OPEN = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** Where containers mount secrets; who may read there is decided outside of the container. */
    private static final List<Path> MOUNTED = List.of(Path.of("/run/secrets"), Path.of("/var/run/secrets"));

    private final Map<String, String> variables;
    private final Problems problems;

    SecretSource(Map<String, String> variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    Optional<String> text(String name) {
        String direct = variables.getOrDefault(name, "").strip();
        if (!direct.isEmpty()) {
            return Optional.of(direct);
        }
        String file = variables.getOrDefault(name + "_FILE", "").strip();
        return file.isEmpty() ? Optional.empty() : read(name + "_FILE", file);
    }

    private Optional<String> read(String name, String file) {
        try {
            Path path = Path.of(file).toAbsolutePath().normalize();
            if (isTooOpen(path)) {
                problems.add(name, "names a file that others can read: " + file, "Run chmod 600 on it.");
            }
            String content = Files.readString(path).strip();
            if (content.isEmpty()) {
                problems.add(name, "names an empty file: " + file, "Write the secret into it.");
            }
            return content.isEmpty() ? Optional.empty() : Optional.of(content);
        } catch (IOException | InvalidPathException e) {
            problems.add(
                    name, "names a file that cannot be read: " + file, "Check that it exists and its permissions.");
            return Optional.empty();
        }
    }

    private static boolean isTooOpen(Path path) throws IOException {
        return MOUNTED.stream().noneMatch(path::startsWith)
                && Files.exists(path)
                && Files.getFileStore(path).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(path).stream().anyMatch(TOO_OPEN::contains);
    }
}
