package cloud.ewutelo.plane.internal.feed;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a feed remembers of the work items of a project: 48 bytes for each, an id and a fingerprint, in one array with an index.
 * 100,000 work items take 5 to 9 MB.
 */
final class KnownItems {

    /** The length of a row: two numbers of the id, then the fingerprint. */
    static final int ROW = 2 + Fingerprint.LENGTH;

    private static final int FREE = 0;
    private static final double FULLEST = 0.7;

    private long[] rows;
    private int size;
    private int[] index;

    KnownItems() {
        rows = new long[16 * ROW];
        index = new int[32];
    }

    /** A copy of others, which they do not share. */
    KnownItems(KnownItems others) {
        rows = Arrays.copyOf(others.rows, Math.max(16, others.size) * ROW);
        size = others.size;
        index = others.index.clone();
    }

    int size() {
        return size;
    }

    /** The id in a row. */
    UUID id(int row) {
        return new UUID(rows[row * ROW], rows[row * ROW + 1]);
    }

    /** The number in a row: 0 and 1 are the id. */
    long number(int row, int column) {
        return rows[row * ROW + column];
    }

    /** The row of an item, or -1. Rows move when an item is removed. */
    int row(UUID id) {
        int entry = index[slot(id)];
        return entry == FREE ? -1 : entry - 1;
    }

    /** The fingerprint of an item, or null. */
    long @Nullable [] get(UUID id) {
        int row = row(id);
        return row < 0 ? null : Arrays.copyOfRange(rows, row * ROW + 2, (row + 1) * ROW);
    }

    void put(UUID id, long[] fingerprint) {
        int slot = slot(id);
        if (index[slot] == FREE) {
            if (size + 1 > index.length * FULLEST) {
                index = new int[index.length * 2];
                for (int row = 0; row < size; row++) {
                    index[slot(id(row))] = row + 1;
                }
                slot = slot(id);
            }
            if ((size + 1) * ROW > rows.length) {
                rows = Arrays.copyOf(rows, (size + size / 2 + 1) * ROW);
            }
            rows[size * ROW] = id.getMostSignificantBits();
            rows[size * ROW + 1] = id.getLeastSignificantBits();
            index[slot] = ++size;
        }
        int row = index[slot] - 1;
        System.arraycopy(fingerprint, 0, rows, row * ROW + 2, Fingerprint.LENGTH);
    }

    void remove(UUID id) {
        int slot = slot(id);
        if (index[slot] == FREE) {
            return;
        }
        int row = index[slot] - 1;
        free(slot);
        int last = --size;
        if (row != last) {
            int slotOfLast = slot(id(last));
            System.arraycopy(rows, last * ROW, rows, row * ROW, ROW);
            index[slotOfLast] = row + 1;
        }
    }

    /** Where an item is in the index, or where it would be put. */
    private int slot(UUID id) {
        long mixed = (id.getMostSignificantBits() ^ (id.getLeastSignificantBits() * 31)) * 0x9E3779B97F4A7C15L;
        int mask = index.length - 1;
        int slot = ((int) (mixed >>> 32)) & mask;
        while (index[slot] != FREE && !isIn(index[slot] - 1, id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isIn(int row, UUID id) {
        return rows[row * ROW] == id.getMostSignificantBits() && rows[row * ROW + 1] == id.getLeastSignificantBits();
    }

    /** Those that were put behind it because it was taken are put again. */
    private void free(int slot) {
        int mask = index.length - 1;
        index[slot] = FREE;
        for (int next = (slot + 1) & mask; index[next] != FREE; next = (next + 1) & mask) {
            int entry = index[next];
            index[next] = FREE;
            index[slot(id(entry - 1))] = entry;
        }
    }
}
