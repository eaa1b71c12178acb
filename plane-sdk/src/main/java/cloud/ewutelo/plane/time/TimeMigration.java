package cloud.ewutelo.plane.time;

import java.time.Duration;
import java.util.List;

/**
 * What {@link TimeService#migrate} did.
 *
 * @param entries how many entries are worklogs now that were comments before
 * @param total their exact sum
 * @param minutes the sum of the whole minutes that Plane shows for them
 * @param damaged comments that cannot be read; they were left where they are
 */
public record TimeMigration(int entries, Duration total, long minutes, List<DamagedTimeEntry> damaged) {

    /** Copies the list. */
    public TimeMigration {
        damaged = List.copyOf(damaged);
    }
}
