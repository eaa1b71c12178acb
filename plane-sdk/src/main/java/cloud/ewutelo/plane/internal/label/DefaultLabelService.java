package cloud.ewutelo.plane.internal.label;

import cloud.ewutelo.plane.internal.client.NamedResource;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.client.Routes;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.label.LabelCreate;
import cloud.ewutelo.plane.label.LabelService;
import cloud.ewutelo.plane.label.LabelUpdate;
import cloud.ewutelo.plane.page.Listing;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Labels over HTTP. */
public final class DefaultLabelService implements LabelService {

    private final NamedResource<Label> labels;

    public DefaultLabelService(ProjectScope scope) {
        LabelApi api = scope.transport().api(LabelApi.class);
        Routes<Label> routes = new Routes<>(
                query -> api.list(scope.slug(), scope.id(), query),
                id -> api.get(scope.slug(), scope.id(), id),
                body -> scope.transport().call(api.create(scope.slug(), scope.id(), body)),
                (id, body) -> scope.transport().call(api.update(scope.slug(), scope.id(), id, body)),
                id -> api.delete(scope.slug(), scope.id(), id));
        this.labels = new NamedResource<>(
                scope, "label", scope.labels(), Label::name, routes, body -> withParentId(scope, body));
    }

    @Override
    public Listing<Label> list() {
        return labels.list();
    }

    @Override
    public Label get(String label) {
        return labels.get(label);
    }

    @Override
    public Label create(LabelCreate request) {
        return labels.create(request);
    }

    @Override
    public Label createOrGet(Consumer<LabelCreate> request) {
        LabelCreate create = new LabelCreate();
        request.accept(create);
        return labels.createOrGet(create);
    }

    @Override
    public Label update(String label, LabelUpdate request) {
        return labels.update(label, request);
    }

    @Override
    public void delete(String label) {
        labels.delete(label);
    }

    private static Map<String, @Nullable Object> withParentId(ProjectScope scope, Map<String, @Nullable Object> body) {
        References.replace(body, "parent", parent -> scope.labels().idOf("parent", parent));
        return body;
    }
}
