package cloud.ewutelo.plane.time;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The time that was logged on one work item or many. Totals add the exact durations; nothing is rounded on the way.
 *
 * @param entries what was logged, newest first on each work item
 * @param damaged comments with logged time that cannot be read, and are in no total
 * @param notMigrated ids of work items that have logged time in comments though this Plane has worklogs; it is in no total until
 *     {@link TimeService#migrate} has moved it
 */
public record Timesheet(List<TimeEntry> entries, List<DamagedTimeEntry> damaged, List<String> notMigrated) {

    /** Copies the lists. */
    public Timesheet {
        entries = List.copyOf(entries);
        damaged = List.copyOf(damaged);
        notMigrated = List.copyOf(notMigrated);
    }

    /**
     * Whether the totals hold everything that was logged.
     *
     * @return false if something is damaged or not migrated
     */
    public boolean isComplete() {
        return damaged.isEmpty() && notMigrated.isEmpty();
    }

    /**
     * The sum of all entries.
     *
     * @return zero without entries
     */
    public Duration total() {
        return entries.stream().map(TimeEntry::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The sums of the agents.
     *
     * @return by the agent's id; agents without entries are not in it
     */
    public Map<String, Duration> totalByAgent() {
        return totalBy(TimeEntry::agentId);
    }

    /**
     * The sums of the work items.
     *
     * @return by the work item's id; work items without entries are not in it
     */
    public Map<String, Duration> totalByWorkItem() {
        return totalBy(TimeEntry::workItemId);
    }

    private Map<String, Duration> totalBy(Function<TimeEntry, String> group) {
        return Collections.unmodifiableMap(entries.stream()
                .collect(Collectors.groupingBy(
                        group, TreeMap::new, Collectors.reducing(Duration.ZERO, TimeEntry::duration, Duration::plus))));
    }

    /**
     * The numbers, for a log.
     *
     * @return the total and what is missing in it; never a description
     */
    @Override
    public String toString() {
        return entries.size() + " entries, " + total() + ", " + damaged.size() + " damaged, " + notMigrated.size()
                + " work items not migrated";
    }
}
