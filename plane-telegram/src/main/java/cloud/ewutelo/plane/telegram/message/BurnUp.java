package cloud.ewutelo.plane.telegram.message;

import java.time.LocalDate;
import java.util.List;

/**
 * How the scope of a project and what is done of it grew.
 *
 * @param title the project's name
 * @param days one point for each day, oldest first
 */
public record BurnUp(String title, List<Day> days) {

    /** Copies the list. */
    public BurnUp {
        days = List.copyOf(days);
    }

    /**
     * The end of a day.
     *
     * @param date the day
     * @param scope work items that were to be done or done
     * @param completed work items that were completed
     */
    public record Day(LocalDate date, int scope, int completed) {}
}
