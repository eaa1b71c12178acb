package cloud.ewutelo.plane.worklog;

/** Changes to a worklog; what is not touched stays as it is. */
public final class WorklogUpdate extends WorklogFields<WorklogUpdate> {

    /** Starts with nothing touched. */
    public WorklogUpdate() {}
}
