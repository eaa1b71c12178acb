package cloud.ewutelo.plane.internal.property;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.property.PropertyValue;
import cloud.ewutelo.plane.property.PropertyValueService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of custom properties over HTTP. */
public final class DefaultPropertyValueService implements PropertyValueService {

    private final WorkItemScope workItem;
    private final ProjectScope scope;
    private final Transport transport;
    private final PropertyValueApi api;

    public DefaultPropertyValueService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.api = transport.api(PropertyValueApi.class);
    }

    @Override
    public Optional<PropertyValue> get(String propertyId) {
        String property = id(propertyId);
        try {
            return value(transport.call(api.get(scope.slug(), scope.id(), workItem.id(), property)));
        } catch (NotFoundException unset) {
            return Optional.empty();
        }
    }

    @Override
    public PropertyValue set(String propertyId, PropertyValue value) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("value", value.json().toPlain());
        JsonValue answer = transport.call(api.set(scope.slug(), scope.id(), workItem.id(), id(propertyId), body));
        return value(answer).orElse(PropertyValue.several());
    }

    @Override
    public void clear(String propertyId) {
        String property = id(propertyId);
        try {
            transport.run(api.clear(scope.slug(), scope.id(), workItem.id(), property));
        } catch (NotFoundException unset) {
            // That is what was asked for.
        }
    }

    private static Optional<PropertyValue> value(JsonValue answer) {
        if (answer.isArray()) {
            return answer.elements().isEmpty()
                    ? Optional.empty()
                    : Optional.of(PropertyValue.several(answer.elements().stream()
                            .map(each -> PropertyValue.ofJson(each.get("value")))
                            .toList()));
        }
        JsonValue value = answer.get("value");
        return value.isNull() ? Optional.empty() : Optional.of(PropertyValue.ofJson(value));
    }

    private static String id(String propertyId) {
        return Directory.asId(propertyId)
                .orElseThrow(() -> new InvalidRequestException(
                        "property",
                        "is no id: \"" + propertyId + "\"",
                        "Names belong to a work item type: use workItemTypes().properties(type).get(name).id()."));
    }
}
