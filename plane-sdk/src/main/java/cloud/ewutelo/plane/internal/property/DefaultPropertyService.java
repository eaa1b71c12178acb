package cloud.ewutelo.plane.internal.property;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.client.NamedResource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.property.PropertyCreate;
import cloud.ewutelo.plane.property.PropertyOptionService;
import cloud.ewutelo.plane.property.PropertyService;
import cloud.ewutelo.plane.property.PropertyUpdate;
import cloud.ewutelo.plane.property.WorkItemProperty;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Custom properties over HTTP. */
public final class DefaultPropertyService implements PropertyService {

    private final ProjectScope scope;
    private final Directory<WorkItemProperty> directory;
    private final NamedResource<WorkItemProperty> properties;

    /**
     * The properties of a work item type.
     *
     * @param type how the caller names it, for messages
     * @param typeId its id; looked up when it is needed
     */
    public DefaultPropertyService(ProjectScope scope, String type, Supplier<String> typeId) {
        this.scope = scope;
        Transport transport = scope.transport();
        PropertyApi api = transport.api(PropertyApi.class);
        Routes<WorkItemProperty> routes = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), typeId.get(), query),
                id -> api.get(scope.slug(), scope.id(), typeId.get(), id),
                body -> transport.call(api.create(scope.slug(), scope.id(), typeId.get(), body)),
                (id, body) -> transport.call(api.update(scope.slug(), scope.id(), typeId.get(), id, body)),
                id -> api.delete(scope.slug(), scope.id(), typeId.get(), id));
        this.directory = new Directory<>(
                "property of work item type " + type,
                () -> scope.pager()
                        .list(OptionalInt.empty(), routes.list(), WorkItemProperty::id)
                        .toList(),
                WorkItemProperty::id,
                property -> List.of(property.displayName(), property.name()),
                transport.options().time());
        this.properties = new NamedResource<>(
                scope, "property", directory, "display_name", WorkItemProperty::displayName, routes, body -> body);
    }

    @Override
    public Listing<WorkItemProperty> list() {
        return properties.list();
    }

    @Override
    public WorkItemProperty get(String property) {
        return properties.get(property);
    }

    @Override
    public WorkItemProperty create(PropertyCreate request) {
        return properties.create(request);
    }

    @Override
    public WorkItemProperty createOrGet(Consumer<PropertyCreate> request) {
        PropertyCreate create = new PropertyCreate();
        request.accept(create);
        return properties.getOrCreate(create);
    }

    @Override
    public WorkItemProperty update(String property, PropertyUpdate request) {
        return properties.update(property, request);
    }

    @Override
    public void delete(String property) {
        properties.delete(property);
    }

    @Override
    public PropertyOptionService options(String property) {
        String reference = Check.text("property", property, 255);
        return new DefaultPropertyOptionService(scope, reference, () -> directory.idOf("property", reference));
    }
}
