package cloud.ewutelo.plane.internal.property;

import cloud.ewutelo.plane.internal.client.NamedResource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.property.PropertyOption;
import cloud.ewutelo.plane.property.PropertyOptionCreate;
import cloud.ewutelo.plane.property.PropertyOptionService;
import cloud.ewutelo.plane.property.PropertyOptionUpdate;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Options of custom properties over HTTP. */
final class DefaultPropertyOptionService implements PropertyOptionService {

    private final NamedResource<PropertyOption> options;

    DefaultPropertyOptionService(ProjectScope scope, String property, Supplier<String> propertyId) {
        Transport transport = scope.transport();
        PropertyOptionApi api = transport.api(PropertyOptionApi.class);
        Routes<PropertyOption> routes = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), propertyId.get(), query),
                id -> api.get(scope.slug(), scope.id(), propertyId.get(), id),
                body -> transport.call(api.create(scope.slug(), scope.id(), propertyId.get(), body)),
                (id, body) -> transport.call(api.update(scope.slug(), scope.id(), propertyId.get(), id, body)),
                id -> api.delete(scope.slug(), scope.id(), propertyId.get(), id));
        Directory<PropertyOption> directory = new Directory<>(
                "option of property " + property,
                () -> scope.pager()
                        .list(OptionalInt.empty(), routes.list(), PropertyOption::id)
                        .toList(),
                PropertyOption::id,
                option -> List.of(option.name()),
                transport.options().time());
        this.options = new NamedResource<>(scope, "option", directory, PropertyOption::name, routes, body -> {
            References.replace(body, "parent", parent -> directory.idOf("parent", parent));
            return body;
        });
    }

    @Override
    public Listing<PropertyOption> list() {
        return options.list();
    }

    @Override
    public PropertyOption get(String option) {
        return options.get(option);
    }

    @Override
    public PropertyOption create(PropertyOptionCreate request) {
        return options.create(request);
    }

    @Override
    public PropertyOption createOrGet(Consumer<PropertyOptionCreate> request) {
        PropertyOptionCreate create = new PropertyOptionCreate();
        request.accept(create);
        return options.getOrCreate(create);
    }

    @Override
    public PropertyOption update(String option, PropertyOptionUpdate request) {
        return options.update(option, request);
    }

    @Override
    public void delete(String option) {
        options.delete(option);
    }
}
