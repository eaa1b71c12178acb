package cloud.ewutelo.plane.state;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/** The states of a project. */
public interface StateService {

    /**
     * Lists the states. They come in the order of the workflow; the hidden triage state is left out.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/states/}
     *
     * @return all states
     */
    Listing<State> list();

    /**
     * Reads a state.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/states/{id}/}
     *
     * @param state its id or name
     * @return the state
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none with this id
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if there is none with this name, or more than one
     */
    State get(String state);

    /**
     * Creates a state.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/states/}
     *
     * @param request what to create
     * @return the new state
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same name or external id exists
     */
    State create(StateCreate request);

    /**
     * Creates a state, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new state
     * @throws cloud.ewutelo.plane.error.ConflictException if one with the same name or external id exists
     */
    default State create(Consumer<StateCreate> request) {
        StateCreate create = new StateCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Creates a state, or returns the one that has the same name or external id already, unchanged. Safe to repeat.
     *
     * @param request sets what to create
     * @return the new or existing state
     */
    State createOrGet(Consumer<StateCreate> request);

    /**
     * Changes a state.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/states/{id}/}
     *
     * @param state its id or name
     * @param request what to change
     * @return the state as it is now
     * @throws cloud.ewutelo.plane.error.ValidationException also if another state has the new name
     */
    State update(String state, StateUpdate request);

    /**
     * Changes a state, filled in by a lambda.
     *
     * @param state its id or name
     * @param request sets what to change
     * @return the state as it is now
     */
    default State update(String state, Consumer<StateUpdate> request) {
        StateUpdate update = new StateUpdate();
        request.accept(update);
        return update(state, update);
    }

    /**
     * Deletes a state. Plane refuses the default state, and a state that any work item uses.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/states/{id}/}
     *
     * @param state its id or name
     */
    void delete(String state);
}
