package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How the SDK introduces itself. Plane answers 500 to some requests without a {@code User-Agent}. */
public final class UserAgent {

    private static final String VERSION = readVersion();

    private UserAgent() {}

    /** The whole header, with the program's part at the end if there is one. */
    public static String of(String application) {
        String sdk = "plane-java/" + VERSION + " (Java " + System.getProperty("java.version", "unknown") + ")";
        return application.isEmpty() ? sdk : sdk + " " + application;
    }

    /** The program's part. */
    public static String application(String name, String version) {
        String application = name + "/" + version;
        if (name.isBlank() || !application.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new InvalidRequestException(
                    "application",
                    "is empty or contains characters that a header cannot carry",
                    "Use printable ASCII.");
        }
        return application;
    }

    private static String readVersion() {
        try (InputStream in = UserAgent.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
