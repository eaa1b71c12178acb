package cloud.ewutelo.plane.bridge.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Mends what models often get wrong in a way that leaves no doubt: numbers, booleans, lists and objects written as strings, one
 * value in place of a list of one, and null for an argument that is left out.
 */
final class ArgumentRepair {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ArgumentRepair() {}

    /** The value as the schema wants it, or as it is where that is not clear. */
    static JsonNode repair(JsonNode value, JsonNode schema) {
        if (schema.has("anyOf")) {
            return repairAny(value, schema.path("anyOf"));
        }
        JsonNode mended = fitType(value, schema);
        if (mended instanceof ObjectNode object) {
            ObjectNode members = JSON.createObjectNode();
            object.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    JsonNode memberSchema = schema.path("properties").path(member.getKey());
                    members.set(member.getKey(), repair(member.getValue(), memberSchema));
                }
            });
            return members;
        }
        if (mended instanceof ArrayNode list) {
            ArrayNode items = JSON.createArrayNode();
            list.forEach(item -> items.add(repair(item, schema.path("items"))));
            return items;
        }
        return mended;
    }

    /** Where a text or an object is wanted, a text that holds an object is that object. */
    private static JsonNode repairAny(JsonNode value, JsonNode choices) {
        JsonNode parsed = value.isTextual() ? parsed(value.asText(), value) : value;
        for (JsonNode choice : choices) {
            if (parsed.isObject() && choice.path("type").asText("").equals("object")) {
                return repair(parsed, choice);
            }
        }
        return value;
    }

    private static JsonNode fitType(JsonNode value, JsonNode schema) {
        String type = schema.path("type").asText("");
        if (type.equals("array") && !value.isArray()) {
            JsonNode list = value.isTextual() ? parsed(value.asText(), value) : value;
            return list.isArray() ? list : JSON.createArrayNode().add(value);
        }
        if (!value.isTextual()) {
            return type.equals("string") && value.isNumber()
                    ? JSON.getNodeFactory().textNode(value.asText())
                    : value;
        }
        String text = value.asText().strip();
        return switch (type) {
            case "integer", "number" -> number(text, value);
            case "boolean" ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes" -> JSON.getNodeFactory().booleanNode(true);
                    case "false", "no" -> JSON.getNodeFactory().booleanNode(false);
                    default -> value;
                };
            case "object" -> parsed(text, value);
            default -> value;
        };
    }

    private static JsonNode number(String text, JsonNode otherwise) {
        try {
            return JSON.getNodeFactory().numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static JsonNode parsed(String text, JsonNode otherwise) {
        try {
            JsonNode parsed = JSON.readTree(text);
            return parsed != null && parsed.isContainerNode() ? parsed : otherwise;
        } catch (JsonProcessingException e) {
            return otherwise;
        }
    }
}
