package cloud.ewutelo.plane.internal.attachment;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.http.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A file on its way from the storage. */
final class Download {

    private static final int PIECE = 64 * 1024;

    private final Storage storage;
    private final Supplier<HttpUrl> link;
    private @Nullable String entityTag;

    /** The link is asked for at each attempt, because it is valid for a short time. */
    Download(Storage storage, Supplier<HttpUrl> link) {
        this.storage = storage;
        this.link = link;
    }

    InputStream open() {
        return request(0).body().byteStream();
    }

    /** Writes beside the target and moves it there when it is complete. */
    Path to(Path target, List<Duration> waits, TimeSource time) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Iterator<Duration> left = waits.iterator();
        try {
            Files.deleteIfExists(part);
            while (!attempt(part)) {
                if (!left.hasNext()) {
                    throw new PlaneTransportException(
                            "The download to " + target + " broke off " + (waits.size() + 1) + " times.", true, null);
                }
                time.sleep(left.next());
            }
            move(part, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("The download cannot be written to " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlaneTransportException("The download to " + target + " was interrupted.", true, e);
        } finally {
            deleteQuietly(part);
        }
    }

    /** False if the connection broke and another attempt may go on from there. */
    private boolean attempt(Path part) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        try (Response answer = request(have)) {
            boolean goesOn = answer.code() == 206;
            entityTag = answer.header("ETag");
            try (InputStream in = answer.body().byteStream();
                    OutputStream out = goesOn
                            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
                            : Files.newOutputStream(part)) {
                return copy(in, out);
            }
        } catch (PlaneTransportException e) {
            return false;
        }
    }

    /** False if the storage's side broke; a full disk on ours is an exception. */
    private static boolean copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        while (true) {
            int read;
            try {
                read = in.read(piece);
            } catch (IOException e) {
                return false;
            }
            if (read < 0) {
                return true;
            }
            out.write(piece, 0, read);
        }
    }

    private Response request(long from) {
        Request.Builder request = new Request.Builder().url(link.get());
        // Another file may have taken its place meanwhile: only the one that was begun is gone on with.
        if (from > 0 && entityTag != null) {
            request.header("Range", "bytes=" + from + "-").header("If-Range", entityTag);
        }
        Response answer = storage.send(request.build());
        if (!answer.isSuccessful()) {
            int status = answer.code();
            answer.close();
            throw new PlaneException("The storage refused the download with " + status
                    + ". The file may never have been uploaded, although Plane was told so.");
        }
        return answer;
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }
}
