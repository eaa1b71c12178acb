package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Irons out what differs between the generations of webhooks and the origins of a change. */
final class WireData {

    /** Python's null, where a server has turned a value into text. */
    static final String NONE = "None";

    /** They are never null, so that this text in them is a text. */
    private static final Set<String> NEVER_NULL =
            Set.of("name", "title", "identifier", "display_name", "first_name", "last_name");

    /** The web application sends other names than the API, and other names than the object has. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("state_id", "state"),
            Map.entry("assignee_ids", "assignees"),
            Map.entry("label_ids", "labels"),
            Map.entry("parent_id", "parent"),
            Map.entry("type_id", "type"),
            Map.entry("estimate_point_id", "estimate_point"),
            Map.entry("project_id", "project"),
            Map.entry("workspace_id", "workspace"),
            Map.entry("issue_id", "issue"),
            Map.entry("work_item_id", "issue"),
            Map.entry("actor_id", "actor"),
            Map.entry("owned_by_id", "owned_by"),
            Map.entry("lead_id", "lead"),
            Map.entry("member_ids", "members"),
            Map.entry("project_lead_id", "project_lead"),
            Map.entry("default_assignee_id", "default_assignee"),
            Map.entry("created_by_id", "created_by"),
            Map.entry("updated_by_id", "updated_by"));

    private WireData() {}

    /** The name of a property in the object itself. */
    static String field(String sent) {
        return FIELDS.getOrDefault(sent, sent);
    }

    /** Where {@link #levelled} keeps a field. */
    static String stored(String field) {
        return field.equals("type") ? "type_id" : field;
    }

    /** An object under the names of the public API, with real nulls. */
    static JsonValue levelled(JsonValue object) {
        Map<String, @Nullable Object> levelled = new LinkedHashMap<>();
        Map<String, JsonValue> properties = object.properties();
        properties.forEach((sent, value) -> {
            String field = field(sent);
            // Where both are there, the one of the right name may be expanded.
            boolean better = !field.equals(sent)
                    && properties.containsKey(field)
                    && present(field, properties.get(field).toPlain()) != null;
            if (!better) {
                levelled.put(stored(field), present(field, value.toPlain()));
            }
        });
        return JsonValue.of(levelled);
    }

    /** A value as an id, or as a list of ids, where it is an object. */
    static JsonValue reference(String field, JsonValue value) {
        if (value.isArray()) {
            return JsonValue.of(value.elements().stream().map(WireData::idOf).toList());
        }
        return JsonValue.of(present(field, idOf(value).toPlain()));
    }

    private static JsonValue idOf(JsonValue value) {
        return value.get("id").toPlain() instanceof String ? value.get("id") : value;
    }

    private static @Nullable Object present(String field, @Nullable Object value) {
        if (NONE.equals(value)) {
            return NEVER_NULL.contains(field) ? value : null;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (Map.Entry<?, ?> property : map.entrySet()) {
                String name = String.valueOf(property.getKey());
                object.put(name, present(name, property.getValue()));
            }
            return object;
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            for (Object element : list) {
                Object kept = present(field, element);
                if (kept != null) {
                    elements.add(kept);
                }
            }
            return elements;
        }
        return value;
    }
}
