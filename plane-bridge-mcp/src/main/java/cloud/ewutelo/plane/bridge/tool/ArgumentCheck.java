package cloud.ewutelo.plane.bridge.tool;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mends arguments where that is safe, and refuses those that do not fit the schema, naming each and what would fit. */
final class ArgumentCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final String tool;
    private final JsonNode schemaNode;
    private final Schema schema;

    ArgumentCheck(ToolDescription tool) {
        this.tool = tool.name();
        this.schemaNode = JSON.valueToTree(tool.inputSchema());
        this.schema = SCHEMAS.getSchema(schemaNode);
    }

    /** The arguments as the tool wants them. */
    Arguments check(Map<String, ? extends @Nullable Object> given) {
        JsonNode mended = ArgumentRepair.repair(JSON.valueToTree(given), schemaNode);
        List<String> problems = new ArrayList<>();
        mended.fieldNames().forEachRemaining(name -> {
            if (!schemaNode.path("properties").has(name)) {
                problems.add("\"" + name + "\" is no argument of " + tool + ".");
            }
        });
        schema
                .validate(
                        mended, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .filter(error -> !error.getKeyword().equals("additionalProperties")
                        || error.getInstanceLocation().getNameCount() > 0)
                .map(ArgumentCheck::describe)
                .distinct()
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    String.join(" ", problems),
                    "Nothing was done. Arguments of " + tool + ": " + names() + ".");
        }
        return new Arguments(
                JSON.convertValue(mended, new TypeReference<LinkedHashMap<String, @Nullable Object>>() {}));
    }

    private static String describe(Error error) {
        String where = error.getInstanceLocation().toString().replaceFirst("^/", "");
        String problem = error.getMessage().replaceFirst("^[^:]*: ", "");
        return (where.isEmpty() ? "Arguments: " : "\"" + where + "\": ") + problem + ".";
    }

    private String names() {
        return schemaNode.path("properties").properties().stream()
                .map(argument -> argument.getKey() + (isRequired(argument.getKey()) ? " (required)" : ""))
                .collect(Collectors.joining(", "));
    }

    private boolean isRequired(String name) {
        for (JsonNode required : schemaNode.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
