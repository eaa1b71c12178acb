package cloud.ewutelo.plane.provisioner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two runs from changing the same things. The system lets go of it when a program dies, however it dies. */
final class RunLock {

    private RunLock() {}

    /**
     * Takes the lock.
     *
     * @param file the lock's file; it stays, because deleting it would let two runs in
     */
    static AutoCloseable take(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new ProvisionerException("Another run holds the lock " + file + ". Wait until it is done.");
            }
            return channel;
        } catch (IOException e) {
            throw new ProvisionerException("The lock " + file + " cannot be taken ("
                    + e.getClass().getSimpleName() + "). Check that its folder is writable.");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
