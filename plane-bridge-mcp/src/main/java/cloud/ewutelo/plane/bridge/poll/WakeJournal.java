package cloud.ewutelo.plane.bridge.poll;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of agents' work that can begin or waits, in a file that is replaced as a whole. What is in memory is safe only
 * after {@link #save}.
 */
final class WakeJournal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Content content;
    private boolean isChanged;

    /** How far the wake-up for a work item is. */
    enum Stage {
        /** It depends on what is not done. */
        WAITING,
        /** The agent put it there itself, and needs no wake-up. */
        KNOWN,
        /** The agent must be woken. */
        INTENDED,
        /** The agent was woken. */
        WOKEN
    }

    /**
     * An agent's work in todo.
     *
     * @param blockers the ids of what it waits for
     */
    record Entry(String projectId, Stage stage, List<String> blockers, WakeUp wakeUp) {

        Entry {
            blockers = List.copyOf(blockers);
        }

        Entry at(Stage next) {
            return new Entry(projectId, next, List.of(), wakeUp);
        }
    }

    /** An event that could not be judged, because Plane failed to answer. */
    record Doubt(String projectId, String eventId, boolean isNews) {}

    /** The entries and doubts by the ids of their work items. */
    record Content(Map<String, Entry> entries, Map<String, Doubt> doubts) {}

    private WakeJournal(Path file, Content content) {
        this.file = file;
        this.content = content;
    }

    /** Opens the journal in a file, which need not exist. */
    static WakeJournal open(Path file) {
        try {
            Content read = JSON.readValue(Files.readAllBytes(file), Content.class);
            return new WakeJournal(
                    file, new Content(new LinkedHashMap<>(read.entries()), new LinkedHashMap<>(read.doubts())));
        } catch (NoSuchFileException e) {
            return new WakeJournal(file, new Content(new LinkedHashMap<>(), new LinkedHashMap<>()));
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of wake-ups cannot be read: " + file, e);
        }
    }

    Optional<Entry> entry(String workItemId) {
        return Optional.ofNullable(content.entries().get(workItemId));
    }

    Map<String, Entry> entries() {
        return Map.copyOf(content.entries());
    }

    Map<String, Doubt> doubts() {
        return Map.copyOf(content.doubts());
    }

    /** The work items that are to be woken for, oldest first. */
    List<String> intended() {
        return content.entries().entrySet().stream()
                .filter(entry -> entry.getValue().stage() == Stage.INTENDED)
                .map(Map.Entry::getKey)
                .toList();
    }

    void put(String workItemId, Entry entry) {
        isChanged |= !entry.equals(content.entries().put(workItemId, entry));
    }

    void remove(String workItemId) {
        isChanged |= content.entries().remove(workItemId) != null;
    }

    void doubt(String workItemId, Doubt doubt) {
        Doubt before = content.doubts().get(workItemId);
        Doubt joined =
                new Doubt(doubt.projectId(), doubt.eventId(), doubt.isNews() || (before != null && before.isNews()));
        isChanged |= !joined.equals(content.doubts().put(workItemId, joined));
    }

    void settle(String workItemId) {
        isChanged |= content.doubts().remove(workItemId) != null;
    }

    /** Makes what has changed safe. */
    void save() {
        if (!isChanged) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                // Without it, a loss of power could leave an empty file under the new name.
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            isChanged = false;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of wake-ups cannot be written: " + file, e);
        }
    }
}
