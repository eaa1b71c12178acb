package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Settings out of environment variables. */
public final class Environment {

    private Environment() {}

    /** The key, or where it comes from. */
    public static Optional<Supplier<String>> apiKey(Map<String, String> environment) {
        String key = environment.get("PLANE_API_KEY");
        if (key != null) {
            String stripped = key.strip();
            return Optional.of(() -> stripped);
        }
        String file = environment.get("PLANE_API_KEY_FILE");
        if (file == null) {
            return Optional.empty();
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw unreadable(path);
        }
        return Optional.of(() -> read(path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static InvalidRequestException unreadable(Path file) {
        return new InvalidRequestException(
                "PLANE_API_KEY_FILE", "cannot be read: " + file, "Check that it exists and is readable for this user.");
    }
}
