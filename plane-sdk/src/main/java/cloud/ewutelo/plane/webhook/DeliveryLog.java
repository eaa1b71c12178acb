package cloud.ewutelo.plane.webhook;

/**
 * Where a {@link WebhookDeduplicator} remembers what was delivered. Implement it over a table with the id as its primary key to
 * remember beyond a restart. Called by many threads at once.
 */
public interface DeliveryLog {

    /**
     * Remembers an id, unless it is remembered already. Of two that ask for the same id at once, one gets true.
     *
     * @param id an event's {@link WebhookEvent#id}: up to 80 characters of ASCII
     * @return true if it was new
     */
    boolean add(String id);

    /**
     * Forgets an id, so that its next delivery counts as new.
     *
     * @param id an event's {@link WebhookEvent#id}; need not be remembered
     */
    void remove(String id);

    /**
     * Remembers the newest in memory, at about 150 bytes each. Plane's last attempt comes within an hour of the first.
     *
     * @param capacity how many, 1 or more; when there are more, the oldest is forgotten
     * @return a log that is empty after each restart
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the capacity is less than 1
     */
    static DeliveryLog inMemory(int capacity) {
        return new RecentDeliveries(capacity);
    }
}
