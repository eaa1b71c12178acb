package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.JsonValue;
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
            // A property of the right name, where both are there, may be expanded.
            if (field.equals(sent) || present(field, properties.get(field)) == null) {
                levelled.put(stored(field), present(field, value));
            }
        });
        return JsonValue.of(levelled);
    }

    /** A value as an id, or as a list of ids, where it is an object. */
    static JsonValue reference(String field, JsonValue value) {
        if (value.isArray()) {
            return JsonValue.of(value.elements().stream()
                    .map(element -> reference(field, element))
                    .toList());
        }
        if (value.isObject() && value.get("id").toPlain() instanceof String) {
            return value.get("id");
        }
        return JsonValue.of(present(field, value));
    }

    private static @Nullable Object present(String field, @Nullable JsonValue value) {
        if (value == null) {
            return null;
        }
        Object plain = value.toPlain();
        if (NONE.equals(plain)) {
            return NEVER_NULL.contains(field) ? plain : null;
        }
        if (value.isObject()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            value.properties().forEach((name, part) -> object.put(name, present(name, part)));
            return object;
        }
        if (value.isArray()) {
            List<JsonValue> elements = value.elements();
            return elements.stream()
                    .map(element -> present(field, element))
                    .filter(element -> element != null)
                    .toList();
        }
        return plain;
    }
}
