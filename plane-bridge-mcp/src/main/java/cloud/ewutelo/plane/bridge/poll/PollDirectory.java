package cloud.ewutelo.plane.bridge.poll;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.feed.CheckpointStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a poller remembers what it has seen. Its owner alone can read it, and one poller at a time can use it. */
public final class PollDirectory implements AutoCloseable {

    private static final String NAME = "PLANE_POLL_DIRECTORY";

    private final Path path;
    private final FileChannel lock;

    private PollDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens a directory, and makes it if need be.
     *
     * @throws SettingException if it cannot be used, or another poller uses it
     */
    public static PollDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new SettingException(
                        NAME, "is used by another poller: " + path, "Stop it, or give each its own directory.");
            }
            return new PollDirectory(path, lock);
        } catch (IOException e) {
            throw new SettingException(NAME, "cannot be used: " + path, "Name a directory of your own.");
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where the feed stands. */
    public CheckpointStore checkpoints() {
        return CheckpointStore.directory(path.resolve("feed"));
    }

    WakeJournal journal() {
        return WakeJournal.open(path.resolve("wake-ups.json"));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the poller cannot be released", e);
        }
    }
}
