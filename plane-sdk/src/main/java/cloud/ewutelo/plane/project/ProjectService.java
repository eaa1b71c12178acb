package cloud.ewutelo.plane.project;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/** The projects of a workspace. A project is named by its id, its identifier or its name. */
public interface ProjectService {

    /**
     * Lists the projects of the key's user and all that are public in the workspace, archived ones included.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/}
     *
     * @return all projects, in the order of the user's sidebar
     */
    Listing<Project> list();

    /**
     * Reads a project.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/}
     *
     * @param project its id, identifier or name
     * @return the project
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this identifier or name, or more than
     *     one
     */
    Project get(String project);

    /**
     * Creates a project with Plane's five states; the key's user becomes its admin.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/}. A lead, a default assignee and intake are set by a second request,
     * because Plane would refuse or damage the project otherwise; if that one fails, the project is deleted again.
     *
     * @param request what to create
     * @return the new project
     * @throws cloud.ewutelo.plane.error.ConflictException if the name or identifier is taken
     */
    Project create(ProjectCreate request);

    /**
     * Creates a project, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new project
     * @throws cloud.ewutelo.plane.error.ConflictException if the name or identifier is taken
     */
    default Project create(Consumer<ProjectCreate> request) {
        ProjectCreate create = new ProjectCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a project, or returns the one that has the same identifier already, unchanged. Safe to repeat.
     *
     * @param request sets what to create
     * @return the new or existing project
     * @throws cloud.ewutelo.plane.error.ConflictException if the name is taken by a project with another identifier
     */
    Project createOrGet(Consumer<ProjectCreate> request);

    /**
     * Changes a project. Archived projects refuse it.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/}
     *
     * @param project its id, identifier or name
     * @param request what to change
     * @return the project as it is now
     */
    Project update(String project, ProjectUpdate request);

    /**
     * Changes a project, filled in by a lambda.
     *
     * @param project its id, identifier or name
     * @param request sets what to change
     * @return the project as it is now
     */
    default Project update(String project, Consumer<ProjectUpdate> request) {
        ProjectUpdate update = new ProjectUpdate();
        request.accept(update);
        return update(project, update);
    }

    /**
     * Deletes a project with everything in it. Its name and identifier are free again at once.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/}
     *
     * @param project its id, identifier or name
     */
    void delete(String project);

    /**
     * Archives a project. Its work items vanish from listings; Plane still lets new ones be created in it.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/archive/}
     *
     * @param project its id, identifier or name
     */
    void archive(String project);

    /**
     * Takes a project out of the archive.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/archive/}
     *
     * @param project its id, identifier or name
     */
    void restore(String project);

    /**
     * Counts what is in a project. Other than most calls, this is open to people who are no members of a public project.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/summary/}; Community Edition has it since 1.3.1.
     *
     * @param project its id, identifier or name
     * @return the numbers
     * @throws cloud.ewutelo.plane.error.UnsupportedByInstanceException before 1.3.1
     */
    ProjectSummary summary(String project);
}
