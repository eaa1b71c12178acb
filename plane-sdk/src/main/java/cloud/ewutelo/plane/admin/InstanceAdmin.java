package cloud.ewutelo.plane.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An admin of an instance who is signed in. It is another session than that of the same person as a user. */
public interface InstanceAdmin {

    /**
     * Lists the settings, values included.
     *
     * <p>{@code GET /api/instances/configurations/}
     *
     * @return all settings that this version has
     */
    List<InstanceSetting> settings();

    /**
     * Changes settings. Plane ignores keys that it does not know; the SDK raises that.
     *
     * <p>{@code PATCH /api/instances/configurations/}
     *
     * @param values the new values under their keys, {@code "1"} and {@code "0"} for on and off
     * @return the changed settings
     * @throws cloud.ewutelo.plane.error.WriteNotAppliedException if this version does not have one of them; the others are
     *     changed
     */
    List<InstanceSetting> changeSettings(Map<String, String> values);

    /**
     * Changes the name of the instance, and whether it reports how it is used.
     *
     * <p>{@code PATCH /api/instances/}
     *
     * @param name the new name; null to leave it as it is
     * @param telemetry whether it reports; null to leave it as it is
     */
    void changeInstance(@Nullable String name, @Nullable Boolean telemetry);

    /**
     * Lists all workspaces of the instance.
     *
     * <p>{@code GET /api/instances/workspaces/}
     *
     * @return all workspaces, newest first
     */
    List<Workspace> workspaces();

    /**
     * Finds a workspace.
     *
     * @param slug its name in addresses
     * @return the workspace, or empty
     */
    default Optional<Workspace> findWorkspace(String slug) {
        return workspaces().stream()
                .filter(workspace -> workspace.slug().equals(slug))
                .findFirst();
    }

    /**
     * Makes a workspace that the admin owns. Unlike one made in the web application it is empty: no demo project, no bot. If
     * the answer is lost, the SDK looks whether it is there.
     *
     * <p>{@code POST /api/instances/workspaces/}
     *
     * @param request fills in name and slug
     * @return the new workspace
     * @throws cloud.ewutelo.plane.error.ConflictException if the slug is taken
     * @throws cloud.ewutelo.plane.error.ValidationException if Plane uses the slug itself
     */
    Workspace createWorkspace(Consumer<WorkspaceCreate> request);

    /**
     * Ends the session.
     *
     * <p>{@code POST /api/instances/admins/sign-out/}
     */
    void signOut();
}
