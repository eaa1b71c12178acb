package cloud.ewutelo.plane.internal.page;

/**
 * Which objects were delivered lately. It forgets the oldest, so that memory does not grow with a listing; rows shift by far
 * fewer places than it remembers.
 */
final class RecentIds {

    /** At least so many are remembered, and at most twice as many. */
    private static final int GENERATION = 10_000;

    private IdSet earlier = new IdSet();
    private IdSet latest = new IdSet();

    /** False if the object was delivered before. */
    boolean add(String id) {
        if (earlier.contains(id) || !latest.add(id)) {
            return false;
        }
        if (latest.size() == GENERATION) {
            earlier = latest;
            latest = new IdSet();
        }
        return true;
    }
}
