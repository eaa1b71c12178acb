package cloud.ewutelo.plane.internal.state;

import cloud.ewutelo.plane.internal.client.NamedResource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateCreate;
import cloud.ewutelo.plane.state.StateService;
import cloud.ewutelo.plane.state.StateUpdate;
import java.util.function.Consumer;

/** States over HTTP. */
public final class DefaultStateService implements StateService {

    private final NamedResource<State> states;

    public DefaultStateService(ProjectScope scope) {
        StateApi api = scope.transport().api(StateApi.class);
        Routes<State> routes = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), query),
                id -> api.get(scope.slug(), scope.id(), id),
                body -> scope.transport().call(api.create(scope.slug(), scope.id(), body)),
                (id, body) -> scope.transport().call(api.update(scope.slug(), scope.id(), id, body)),
                id -> api.delete(scope.slug(), scope.id(), id));
        this.states = new NamedResource<>(scope, "state", scope.states(), State::name, routes, body -> body);
    }

    @Override
    public Listing<State> list() {
        return states.list();
    }

    @Override
    public State get(String state) {
        return states.get(state);
    }

    @Override
    public State create(StateCreate request) {
        return states.create(request);
    }

    @Override
    public State createOrGet(Consumer<StateCreate> request) {
        StateCreate create = new StateCreate();
        request.accept(create);
        return states.createOrGet(create);
    }

    @Override
    public State update(String state, StateUpdate request) {
        return states.update(state, request);
    }

    @Override
    public void delete(String state) {
        states.delete(state);
    }
}
