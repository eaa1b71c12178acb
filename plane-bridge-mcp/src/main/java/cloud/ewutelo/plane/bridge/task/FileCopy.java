package cloud.ewutelo.plane.bridge.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A copy of a file that nobody can change while it is uploaded, and the hash of its content. The agent that wrote the original
 * may still write to it, or put a link in its place.
 *
 * @param file the copy, under the name that Plane will show
 * @param hash the SHA-256 of the content
 */
record FileCopy(Path file, String hash) implements AutoCloseable {

    /**
     * Copies a file.
     *
     * @param original its real path; a link that stands there by now is not followed
     * @param name what Plane will show
     */
    static FileCopy of(Path original, String name) throws IOException {
        Path folder = Files.createTempDirectory("plane-deliverable");
        Path copy = folder.resolve(name);
        MessageDigest digest = Digest.sha256();
        try (InputStream in = Files.newInputStream(original, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
            in.transferTo(out);
        } catch (IOException e) {
            delete(copy);
            throw e;
        }
        return new FileCopy(copy, HexFormat.of().formatHex(digest.digest()));
    }

    /** A text as the name of a file: its last part, without what file systems forbid. */
    static String safeName(String name) {
        String last = ForeignText.line(name).replace('\\', '/').replaceFirst(".*/", "");
        String safe = last.replaceAll("[:*?\"<>|]", "_").replaceFirst("^\\.+", "");
        return safe.isBlank() ? "deliverable" : safe;
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
            Path folder = copy.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            copy.toFile().deleteOnExit();
        }
    }
}
