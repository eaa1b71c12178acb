package cloud.ewutelo.plane.internal.workitem;

import cloud.ewutelo.plane.internal.client.ProjectScope;
import org.jspecify.annotations.Nullable;

/** What everything on a work item shares: where it is. A key is looked up when it is first needed, and only once. */
public final class WorkItemScope {

    private final ProjectScope project;
    private final DefaultWorkItemService workItems;
    private final String reference;
    private volatile @Nullable String id;

    public WorkItemScope(ProjectScope project, DefaultWorkItemService workItems, String reference) {
        this.project = project;
        this.workItems = workItems;
        this.reference = reference;
    }

    public ProjectScope project() {
        return project;
    }

    /** The work items around it. */
    public DefaultWorkItemService workItems() {
        return workItems;
    }

    /** How the caller names the work item, for messages. */
    public String reference() {
        return reference;
    }

    public String id() {
        String known = id;
        if (known == null) {
            known = workItems.idOf(reference);
            id = known;
        }
        return known;
    }
}
