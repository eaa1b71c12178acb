package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * The least that tells whether a work item was saved.
 *
 * @param updatedAt in microseconds since 1970, which is what Plane keeps; 0 if Plane did not tell
 */
record Row(UUID id, long updatedAt) {

    static Row of(Map<String, Object> row) {
        Object time = row.get("updated_at");
        return new Row(
                UUID.fromString(String.valueOf(row.get("id"))),
                time == null ? 0 : micros(OffsetDateTime.parse(time.toString()).toInstant()));
    }

    static Row of(WorkItem item) {
        return new Row(
                UUID.fromString(item.id()), item.updatedAt().map(Row::micros).orElse(0L));
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
