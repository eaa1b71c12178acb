package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.FieldChanges;
import cloud.ewutelo.plane.page.Listing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What resources of a project have in common whose objects people call by name, such as states and labels. */
public final class NamedResource<T extends Authored> {

    private final ProjectScope scope;
    private final Transport transport;
    private final String kind;
    private final Directory<T> directory;
    private final String nameField;
    private final Function<T, String> nameOf;
    private final Routes<T> routes;
    private final Routes.Resolve resolve;

    /**
     * A resource.
     *
     * @param kind what the objects are called in messages
     * @param resolve replaces names by ids in what is sent
     */
    public NamedResource(
            ProjectScope scope,
            String kind,
            Directory<T> directory,
            Function<T, String> nameOf,
            Routes<T> routes,
            Routes.Resolve resolve) {
        this(scope, kind, directory, "name", nameOf, routes, resolve);
    }

    /**
     * A resource whose objects' names Plane calls otherwise.
     *
     * @param nameField Plane's name of the property that holds the name
     */
    public NamedResource(
            ProjectScope scope,
            String kind,
            Directory<T> directory,
            String nameField,
            Function<T, String> nameOf,
            Routes<T> routes,
            Routes.Resolve resolve) {
        this.scope = scope;
        this.transport = scope.transport();
        this.kind = kind;
        this.directory = directory;
        this.nameField = nameField;
        this.nameOf = nameOf;
        this.routes = routes;
        this.resolve = resolve;
    }

    public Listing<T> list() {
        return scope.pager().list(OptionalInt.empty(), routes.list(), Authored::id);
    }

    public T get(String reference) {
        return transport.call(routes.get().apply(directory.idOf(kind, reference)));
    }

    public T create(FieldChanges<?> request) {
        request.validate();
        T created = routes.create().with(body(request));
        directory.put(created);
        return created;
    }

    public T createOrGet(FieldChanges<?> request) {
        try {
            return new RepeatableCreation(transport.options()).create(() -> create(request), () -> findStored(request));
        } catch (ConflictException conflict) {
            return conflict.existingId()
                    .map(id -> transport.call(routes.get().apply(id)))
                    .or(() -> findStored(request))
                    .orElseThrow(() -> conflict);
        }
    }

    /** As {@link #createOrGet}, for resources of which Plane does not say that it refuses a second one with the same name. */
    public T getOrCreate(FieldChanges<?> request) {
        request.validate();
        return findStored(request).orElseGet(() -> createOrGet(request));
    }

    public T update(String reference, FieldChanges<?> request) {
        request.validate();
        String id = directory.idOf(kind, reference);
        if (request.isEmpty()) {
            return get(id);
        }
        T updated = routes.update().with(id, body(request));
        directory.put(updated);
        return updated;
    }

    public void delete(String reference) {
        transport.run(routes.delete().apply(directory.idOf(kind, reference)));
        directory.forget();
    }

    private Optional<T> findStored(FieldChanges<?> request) {
        Object name = request.properties().get(nameField);
        return list().stream()
                .filter(each -> nameOf.apply(each).equals(name) || ExternalPairs.has(each, request.properties()))
                .findFirst();
    }

    private Map<String, @Nullable Object> body(FieldChanges<?> request) {
        return resolve.in(new LinkedHashMap<>(request.properties()));
    }
}
