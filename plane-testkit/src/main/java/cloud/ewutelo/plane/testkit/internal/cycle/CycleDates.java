package cloud.ewutelo.plane.testkit.internal.cycle;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Cuts the ends of a cycle to days of the project's time zone. */
final class CycleDates {
    private static final LocalTime FIRST_SECOND = LocalTime.of(0, 0, 1);
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private CycleDates() {}

    /**
     * Rewrites both ends when both are given: the start to the first second of its day, unless that day is today, which
     * starts now; the end to the last minute of its day.
     */
    static void round(JsonObject values, Row project, Row user, Instant now) {
        if (values.get("start_date") instanceof Instant start && values.get("end_date") instanceof Instant end) {
            ZoneId given = ZoneId.of(user.text("user_timezone"));
            ZoneId zone = ZoneId.of(project.text("timezone"));
            LocalDate firstDay = start.atZone(given).toLocalDate();
            LocalDate lastDay = end.atZone(given).toLocalDate();
            boolean today = firstDay.equals(now.atZone(zone).toLocalDate());
            values.put(
                    "start_date",
                    today ? now : firstDay.atTime(FIRST_SECOND).atZone(zone).toInstant());
            values.put("end_date", lastDay.atTime(LAST_MINUTE).atZone(zone).toInstant());
        }
    }
}
