package cloud.ewutelo.plane.time;

/** A change of logged time. What is not set stays as it is. */
public final class TimeEntryUpdate extends TimeEntryFields<TimeEntryUpdate> {

    /** Starts with nothing set. */
    public TimeEntryUpdate() {}
}
