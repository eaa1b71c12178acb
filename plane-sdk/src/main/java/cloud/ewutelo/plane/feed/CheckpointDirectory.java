package cloud.ewutelo.plane.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Checkpoints in a directory, a file for each project. */
final class CheckpointDirectory implements CheckpointStore {

    private final Path directory;

    CheckpointDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<FeedCheckpoint> load(String projectId) {
        try {
            return Optional.of(FeedCheckpoint.parse(Files.readString(file(projectId), StandardCharsets.US_ASCII)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint of project " + projectId + " cannot be read", e);
        }
    }

    @Override
    public void save(FeedCheckpoint checkpoint) {
        Path file = file(checkpoint.projectId());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toText().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // Without it, a loss of power could leave an empty file under the new name.
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The checkpoint of project " + checkpoint.projectId() + " cannot be written", e);
        }
    }

    private Path file(String projectId) {
        return directory.resolve(projectId + ".checkpoint");
    }
}
