package cloud.ewutelo.plane.internal.sticky;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.sticky.Sticky;
import cloud.ewutelo.plane.sticky.StickyCreate;
import cloud.ewutelo.plane.sticky.StickyService;
import cloud.ewutelo.plane.sticky.StickyUpdate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Stickies over HTTP. */
public final class DefaultStickyService implements StickyService {

    private final WorkspaceScope scope;
    private final Transport transport;
    private final StickyApi api;

    public DefaultStickyService(WorkspaceScope scope) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(StickyApi.class);
    }

    @Override
    public Listing<Sticky> list() {
        return list(Map.of());
    }

    @Override
    public Listing<Sticky> search(String text) {
        return list(Map.of("query", Check.text("query", text, 255)));
    }

    @Override
    public Sticky get(String stickyId) {
        return transport.call(api.get(scope.slug(), stickyId));
    }

    @Override
    public Sticky create(StickyCreate request) {
        request.validate();
        return transport.call(api.create(scope.slug(), new LinkedHashMap<>(request.properties())));
    }

    @Override
    public Sticky update(String stickyId, StickyUpdate request) {
        request.validate();
        return request.isEmpty()
                ? get(stickyId)
                : transport.call(api.update(scope.slug(), stickyId, new LinkedHashMap<>(request.properties())));
    }

    @Override
    public void delete(String stickyId) {
        transport.run(api.delete(scope.slug(), stickyId));
    }

    private Listing<Sticky> list(Map<String, String> parameters) {
        return scope.pager().list(OptionalInt.empty(), parameters, query -> api.list(scope.slug(), query), Sticky::id);
    }
}
