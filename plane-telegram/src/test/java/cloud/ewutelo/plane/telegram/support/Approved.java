package cloud.ewutelo.plane.telegram.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that a person has read and approved. With the environment variable {@code UPDATE_APPROVED=true} they are written
 * anew: read the difference before you commit it.
 */
public final class Approved {

    private static final Path FOLDER = Path.of("src/test/resources/approved");

    private Approved() {}

    /** Compares a text with the approved one. */
    public static void check(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.parseBoolean(System.getenv("UPDATE_APPROVED"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(file).as("approved text; UPDATE_APPROVED=true writes it").exists();
            assertThat(text).as("%s; UPDATE_APPROVED=true writes it anew", name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
