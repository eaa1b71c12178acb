package cloud.ewutelo.plane.internal.link;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.internal.client.HiddenConflict;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.link.Link;
import cloud.ewutelo.plane.link.LinkCreate;
import cloud.ewutelo.plane.link.LinkService;
import cloud.ewutelo.plane.link.LinkUpdate;
import cloud.ewutelo.plane.page.Listing;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Links over HTTP. */
public final class DefaultLinkService implements LinkService {

    private static final HiddenConflict SAME_ADDRESS = new HiddenConflict("URL already exists");

    private final WorkItemScope workItem;
    private final ProjectScope scope;
    private final Transport transport;
    private final LinkApi api;

    public DefaultLinkService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.api = transport.api(LinkApi.class);
    }

    @Override
    public Listing<Link> list() {
        return scope.pager()
                .list(OptionalInt.empty(), query -> api.list(scope.slug(), scope.id(), workItem.id(), query), Link::id);
    }

    @Override
    public Link get(String linkId) {
        return transport.call(api.get(scope.slug(), scope.id(), workItem.id(), linkId));
    }

    @Override
    public Link create(LinkCreate request) {
        request.validate();
        return SAME_ADDRESS.reveal(
                () -> transport.call(
                        api.create(scope.slug(), scope.id(), workItem.id(), new LinkedHashMap<>(request.properties()))),
                () -> findStored(request).map(Link::id));
    }

    @Override
    public Link createOrGet(Consumer<LinkCreate> request) {
        LinkCreate create = new LinkCreate();
        request.accept(create);
        try {
            return new RepeatableCreation(transport.options()).create(() -> create(create), () -> findStored(create));
        } catch (ConflictException conflict) {
            return conflict.existingId().map(this::get).orElseThrow(() -> conflict);
        }
    }

    @Override
    public Link update(String linkId, LinkUpdate request) {
        request.validate();
        return request.isEmpty()
                ? get(linkId)
                : transport.call(api.update(
                        scope.slug(), scope.id(), workItem.id(), linkId, new LinkedHashMap<>(request.properties())));
    }

    @Override
    public void delete(String linkId) {
        transport.run(api.delete(scope.slug(), scope.id(), workItem.id(), linkId));
    }

    private Optional<Link> findStored(LinkCreate request) {
        Object url = request.properties().get("url");
        return list().stream().filter(link -> link.url().equals(url)).findFirst();
    }
}
