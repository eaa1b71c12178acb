package cloud.ewutelo.plane.module;

import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemQuery;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The modules of a project. A module is named by its id or its name.
 *
 * <p>Modules are off in a new project. While they are, lists are empty and creation is refused; an admin of the project turns
 * them on with {@code workspace.projects().update(project, p -> p.moduleView(true))}.
 */
public interface ModuleService {

    /**
     * Lists the modules but archived ones, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/modules/}
     *
     * @return all modules, with their counts
     */
    Listing<ProjectModule> list();

    /**
     * Lists the modules with a choice of what the answer holds.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/modules/?expand=&fields=}
     *
     * @param query sets properties, expansions and page size
     * @return the modules
     */
    Listing<ProjectModule> list(Consumer<ListQuery> query);

    /**
     * Reads a module. Archived ones are not found.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/}
     *
     * @param module its id or name
     * @return the module, with its counts
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name
     */
    ProjectModule get(String module);

    /**
     * Creates a module.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/modules/}
     *
     * @param request what to create
     * @return the new module, without counts
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same name or external id exists, archived or not
     * @throws cloud.ewutelo.plane.error.ValidationException also if modules are off in the project
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane dropped somebody who is no member of the project;
     *     the module is deleted again, so nothing is left
     */
    ProjectModule create(ModuleCreate request);

    /**
     * Creates a module, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new module, without counts
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same name or external id exists, archived or not
     */
    default ProjectModule create(Consumer<ModuleCreate> request) {
        ModuleCreate create = new ModuleCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a module, or returns the one that has the same name or external id already, unchanged, be it archived or not.
     * Safe to repeat.
     *
     * @param request sets what to create
     * @return the new or existing module
     */
    ProjectModule createOrGet(Consumer<ModuleCreate> request);

    /**
     * Changes a module. An archived one refuses it.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/}, and a {@code GET} after it, because Plane
     * answers with a part of the module only, which has not even its id.
     *
     * @param module its id or name
     * @param request what to change
     * @return the module as it is now, with its counts
     * @throws cloud.ewutelo.plane.error.ConflictException if another module has the name or external id
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane dropped somebody who is no member of the project
     */
    ProjectModule update(String module, ModuleUpdate request);

    /**
     * Changes a module, filled in by a lambda.
     *
     * @param module its id or name
     * @param request sets what to change
     * @return the module as it is now, with its counts
     */
    default ProjectModule update(String module, Consumer<ModuleUpdate> request) {
        ModuleUpdate update = new ModuleUpdate();
        request.accept(update);
        return update(module, update);
    }

    /**
     * Deletes a module; its work items stay. Only who created it and admins of the project may.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/}
     *
     * @param module its id or name
     */
    void delete(String module);

    /**
     * Lists the work items in a module, also in an archived one if it is named by id.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/module-issues/}
     *
     * @param module its id or name
     * @return the work items
     */
    default Listing<WorkItem> items(String module) {
        return items(module, query -> {});
    }

    /**
     * Lists the work items in a module, in an order and with the properties that the caller chooses.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/module-issues/}
     *
     * @param module its id or name
     * @param query sets order, expansion and page size
     * @return the work items
     */
    Listing<WorkItem> items(String module, Consumer<WorkItemQuery> query);

    /**
     * Puts work items into a module. A work item may be in several modules.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/module-issues/}
     *
     * @param module its id or name
     * @param workItems ids or keys; those that are in the module already do no harm
     * @return that they are in it, one entry each
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if Plane dropped a work item that the project does not have;
     *     the others are in the module
     */
    List<ModuleItem> addItems(String module, Collection<String> workItems);

    /**
     * Takes a work item out of a module.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/module-issues/{workItem}/}
     *
     * @param module the module's id or name
     * @param workItem the work item's id or key
     * @throws cloud.ewutelo.plane.error.NotFoundException if it is not in it
     */
    void removeItem(String module, String workItem);

    /**
     * Lists the archived modules.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/archived-modules/}
     *
     * @return all archived modules
     */
    Listing<ProjectModule> listArchived();

    /**
     * Archives a module that is completed or cancelled: it vanishes from lists and from {@link #get}.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/modules/{id}/archive/}
     *
     * @param module its id or name
     * @throws cloud.ewutelo.plane.error.ValidationException if its status is another one
     */
    void archive(String module);

    /**
     * Takes a module out of the archive.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/archived-modules/{id}/unarchive/}
     *
     * @param module its id, or its name among the archived ones
     */
    void restore(String module);
}
