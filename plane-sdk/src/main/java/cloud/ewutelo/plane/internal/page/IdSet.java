package cloud.ewutelo.plane.internal.page;

import org.jspecify.annotations.Nullable;

/** A set of ids in two arrays. A {@code HashSet} would make an object for each, which a long listing feels. */
final class IdSet {

    private @Nullable String[] ids = new @Nullable String[64];
    private int[] hashes = new int[64];
    private int size;

    int size() {
        return size;
    }

    boolean contains(String id) {
        return ids[place(id)] != null;
    }

    /** False if it was in the set before. */
    boolean add(String id) {
        int place = place(id);
        if (ids[place] != null) {
            return false;
        }
        ids[place] = id;
        hashes[place] = id.hashCode();
        size++;
        if (size * 2 > ids.length) {
            grow();
        }
        return true;
    }

    /** Where the id is, or where it would go. */
    private int place(String id) {
        int hash = id.hashCode();
        int place = start(hash);
        while (ids[place] != null && (hashes[place] != hash || !id.equals(ids[place]))) {
            place = next(place);
        }
        return place;
    }

    private void grow() {
        @Nullable String[] formerIds = ids;
        int[] formerHashes = hashes;
        ids = new @Nullable String[formerIds.length * 2];
        hashes = new int[ids.length];
        for (int i = 0; i < formerIds.length; i++) {
            if (formerIds[i] != null) {
                int place = start(formerHashes[i]);
                while (ids[place] != null) {
                    place = next(place);
                }
                ids[place] = formerIds[i];
                hashes[place] = formerHashes[i];
            }
        }
    }

    /** The upper bits count too: ids that differ little would otherwise crowd together. */
    private int start(int hash) {
        return (hash ^ (hash >>> 15)) & (ids.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (ids.length - 1);
    }
}
