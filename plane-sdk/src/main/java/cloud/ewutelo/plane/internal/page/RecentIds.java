package cloud.ewutelo.plane.internal.page;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which objects were delivered lately. It forgets the oldest, so that memory does not grow with a listing; rows shift by far
 * fewer places than it remembers.
 */
final class RecentIds {

    private static final int MOST = 10_000;

    private final Set<String> ids = new LinkedHashSet<>();

    /** False if the object was delivered before. */
    boolean add(String id) {
        boolean fresh = ids.add(id);
        if (ids.size() > MOST) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
        return fresh;
    }
}
