package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import cloud.ewutelo.plane.internal.feed.FeedState.Progress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A checkpoint as a text: a version, then bytes in Base64, with a checksum at their end. */
public final class CheckpointText implements FeedCheckpoint {

    private static final String VERSION = "plane-feed/1:";
    private static final String ANY_VERSION = "plane-feed/";
    private static final int HEADER = 16 + 4 + 3 * Long.BYTES + 4 * Integer.BYTES;
    private static final int PAIR = 3 * Long.BYTES;
    private static final int CHECKSUM = Integer.BYTES;
    private static final int ITEM = KnownItems.ROW * Long.BYTES;

    private final String text;
    private final UUID project;
    private final int workItems;

    private CheckpointText(String text, UUID project, int workItems) {
        this.text = text;
        this.project = project;
        this.workItems = workItems;
    }

    /** What a state will be after the findings. */
    static CheckpointText of(FeedState state, Findings findings) {
        Map<UUID, Long> recent = findings.recentAfterwards();
        Map<UUID, Long> comments = findings.commentsAfterwards();
        Map<UUID, long @Nullable []> changed = findings.items();
        int size = findings.size();
        ByteBuffer bytes =
                ByteBuffer.allocate(HEADER + size * ITEM + (recent.size() + comments.size()) * PAIR + CHECKSUM);
        put(bytes, state.project);
        Progress progress = findings.progress();
        bytes.put(flag(progress.complete()));
        bytes.put(flag(progress.settled()));
        bytes.put(flag(progress.archived()));
        bytes.put(flag(progress.deleted()));
        bytes.putLong(progress.began()).putLong(progress.watermark()).putLong(progress.comparedAt());
        bytes.putInt(progress.projectChanges())
                .putInt(size)
                .putInt(recent.size())
                .putInt(comments.size());
        for (int row = 0; row < state.items.size(); row++) {
            if (!changed.containsKey(state.items.id(row))) {
                for (int column = 0; column < KnownItems.ROW; column++) {
                    bytes.putLong(state.items.number(row, column));
                }
            }
        }
        changed.forEach((id, fingerprint) -> {
            if (fingerprint != null) {
                put(bytes, id);
                for (long number : fingerprint) {
                    bytes.putLong(number);
                }
            }
        });
        recent.forEach((id, time) -> put(bytes, id).putLong(time));
        comments.forEach((id, time) -> put(bytes, id).putLong(time));
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(bytes.array());
        return new CheckpointText(VERSION + new String(text, StandardCharsets.ISO_8859_1), state.project, size);
    }

    /** Reads a text from outside. */
    public static FeedCheckpoint parse(String text) {
        FeedState state = read(text);
        return new CheckpointText(text, state.project, state.items.size());
    }

    /** Reads a checkpoint, whoever made it. */
    static FeedState read(FeedCheckpoint checkpoint) {
        return read(checkpoint.toText());
    }

    private static FeedState read(String text) {
        if (!text.startsWith(VERSION)) {
            throw text.startsWith(ANY_VERSION)
                    ? invalid("was written by a later version of the SDK", "Update the SDK, or begin without it.")
                    : invalid("is no checkpoint of a feed", "Use what FeedCheckpoint.toText() gave.");
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        int end = bytes.length - CHECKSUM;
        if (end < HEADER || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            throw damaged();
        }
        try {
            return read(ByteBuffer.wrap(bytes, 0, end));
        } catch (BufferUnderflowException e) {
            throw damaged();
        }
    }

    private static FeedState read(ByteBuffer bytes) {
        FeedState state = new FeedState(id(bytes));
        boolean complete = bytes.get() != 0;
        boolean settled = bytes.get() != 0;
        boolean archived = bytes.get() != 0;
        boolean deleted = bytes.get() != 0;
        state.progress = new Progress(
                complete,
                settled,
                archived,
                deleted,
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getInt());
        int size = bytes.getInt();
        int recent = bytes.getInt();
        int comments = bytes.getInt();
        for (int i = 0; i < size; i++) {
            UUID id = id(bytes);
            long[] fingerprint = new long[Fingerprint.LENGTH];
            for (int number = 0; number < fingerprint.length; number++) {
                fingerprint[number] = bytes.getLong();
            }
            state.items.put(id, fingerprint);
        }
        for (int i = 0; i < recent; i++) {
            state.recent.put(id(bytes), bytes.getLong());
        }
        for (int i = 0; i < comments; i++) {
            state.comments.put(id(bytes), bytes.getLong());
        }
        return state;
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte flag(boolean set) {
        return (byte) (set ? 1 : 0);
    }

    private static int checksum(byte[] bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return (int) checksum.getValue();
    }

    private static InvalidRequestException damaged() {
        return invalid("was cut off or changed", "Take an older copy, or begin without it and compare.");
    }

    private static InvalidRequestException invalid(String problem, String remedy) {
        return new InvalidRequestException("feed.checkpoint", problem, remedy);
    }

    @Override
    public String toText() {
        return text;
    }

    @Override
    public String projectId() {
        return project.toString();
    }

    @Override
    public int workItems() {
        return workItems;
    }

    @Override
    public String toString() {
        return "FeedCheckpoint[" + workItems + " work items of project " + project + "]";
    }
}
