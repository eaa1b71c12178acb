package cloud.ewutelo.plane.internal.workitem;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds work items in whatever project of the workspace. Plane has no route that finds an id in all projects. */
public final class WorkItemLocator {

    private static final WorkItemExpand[] EXPAND = {WorkItemExpand.STATE, WorkItemExpand.PROJECT};

    private final ProjectScope home;
    private final WorkItemApi api;
    private final WorkItemSearch search;

    /**
     * Finds work items.
     *
     * @param home the project in which an id is looked for first
     */
    public WorkItemLocator(ProjectScope home) {
        this.home = home;
        this.api = home.transport().api(WorkItemApi.class);
        this.search = new WorkItemSearch(home.workspace());
    }

    /** A key or id: the reference itself, or what the pasted address of a page names. */
    public String plainReference(String reference) {
        return search.plainReference(reference);
    }

    /** The id that a reference means; a key costs a request. */
    public String idOf(String reference) {
        return Directory.asId(search.plainReference(reference))
                .orElseGet(() -> search.get(reference).id());
    }

    /**
     * The work item with its state and project.
     *
     * @throws NotFoundException if no project that the key can read has it
     */
    public WorkItem get(String reference) {
        Optional<String> id = Directory.asId(search.plainReference(reference));
        return id.isPresent() ? getById(id.get()) : search.get(reference, EXPAND);
    }

    /** The work item with this id, out of a project that is known. */
    public WorkItem get(String projectId, String id) {
        return home.transport().call(api.get(home.slug(), projectId, id, WorkItemSearch.expansion(EXPAND)));
    }

    /** The work items of a project, newest first, with their states and little else. */
    public Listing<WorkItem> list(String projectId) {
        Map<String, String> parameters =
                Map.of("fields", "id,name,sequence_id,state,project", "expand", "state,project");
        return home.pager()
                .list(OptionalInt.empty(), parameters, page -> api.list(home.slug(), projectId, page), WorkItem::id);
    }

    /** A work item to work on, in whatever project it is. */
    public WorkItemScope scope(String projectId, String id) {
        ProjectScope project = projectId.equals(home.id()) ? home : new ProjectScope(home.workspace(), projectId);
        return new WorkItemScope(project, new DefaultWorkItemService(project), id);
    }

    private WorkItem getById(String id) {
        try {
            return get(home.id(), id);
        } catch (NotFoundException missing) {
            return elsewhere(id).orElseThrow(() -> missing);
        }
    }

    private Optional<WorkItem> elsewhere(String id) {
        for (Project other : home.workspace().projects().all()) {
            if (other.id().equals(home.id())) {
                continue;
            }
            try {
                return Optional.of(get(other.id(), id));
            } catch (NotFoundException | PermissionDeniedException e) {
                // It is in another one, or hidden from this key.
            }
        }
        return Optional.empty();
    }
}
