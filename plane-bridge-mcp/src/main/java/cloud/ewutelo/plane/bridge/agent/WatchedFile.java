package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file holds, read anew when the file has changed. What cannot be read leaves the value as it was. */
final class WatchedFile<T> implements Supplier<T> {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

    private final Path file;
    private final Function<Path, T> reader;
    private volatile Version<T> version;

    private record Stamp(
            FileTime modified, long size, @Nullable Object file) {}

    private record Version<T>(@Nullable Stamp stamp, T value) {}

    /**
     * A file, which is read at once.
     *
     * @param reader throws {@link SettingException} for what it cannot use
     */
    WatchedFile(Path file, Function<Path, T> reader) {
        this.file = file;
        this.reader = reader;
        // The stamp first: a change in between is then seen next time.
        Stamp stamp = stamp();
        this.version = new Version<>(stamp, reader.apply(file));
    }

    @Override
    public T get() {
        Version<T> current = version;
        Stamp stamp = stamp();
        if (stamp == null || stamp.equals(current.stamp())) {
            return current.value();
        }
        try {
            version = new Version<>(stamp, reader.apply(file));
            LOG.info("{} has changed and was read.", file);
        } catch (SettingException e) {
            version = new Version<>(stamp, current.value());
            LOG.error("What was read before stays in use: {}", e.getMessage());
        }
        return version.value();
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }
}
