package cloud.ewutelo.plane.admin;

import java.time.ZoneId;

/** Changes to a workspace; what is not touched stays as it is. */
public final class WorkspaceUpdate extends WorkspaceFields<WorkspaceUpdate> {

    /** Starts with nothing touched. */
    public WorkspaceUpdate() {}

    /**
     * Sets the time zone.
     *
     * @param zone a zone
     * @return this request
     */
    public WorkspaceUpdate timeZone(ZoneId zone) {
        return set("timezone", zone.getId());
    }
}
