package cloud.ewutelo.plane.provisioner.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The JSON Schema of the file. It is shown to editors and used for checking, so it cannot say anything else than what holds. */
public final class Schema {

    private static final String RESOURCE = "/cloud/ewutelo/plane/provisioner/plane-provisioner.schema.json";

    private static final JsonNode TREE = tree();

    private Schema() {}

    /** The schema as text. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree() {
        try {
            return new ObjectMapper().readTree(text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What in a document does not fit, each with its place. Values are not quoted: they may be secrets. */
    static List<String> problems(JsonNode document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(TREE)
                .validate(
                        document,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Schema::words)
                .distinct()
                .sorted()
                .toList();
    }

    private static String words(Error message) {
        String path = message.getInstanceLocation().toString();
        String property = message.getProperty();
        return switch (message.getKeyword()) {
            case "additionalProperties" ->
                (path.isEmpty() ? "The file" : path) + " has \"" + property
                        + "\", which is not known there. Check its spelling.";
            case "required" -> (path.isEmpty() ? "The file" : path) + " lacks \"" + property + "\".";
            case "enum" -> path + " must be one of " + message.getArguments()[0] + ".";
            case "type" -> path + " must be " + kind(message) + ".";
            case "pattern", "minLength", "maxLength", "format", "const" ->
                path + " is not allowed. Write " + description(message) + ".";
            default -> path + " does not fit: " + message.getKeyword() + ".";
        };
    }

    private static String kind(Error message) {
        Object[] arguments = message.getArguments();
        return arguments.length > 1 ? "of type " + arguments[1] + ", not " + arguments[0] : "of another type";
    }

    /** The schema's own description of the value is the remedy. */
    private static String description(Error message) {
        String rule = message.getSchemaLocation().getFragment().toString();
        JsonNode described = TREE.at(rule.substring(0, Math.max(0, rule.lastIndexOf('/'))));
        return described.path("description").asText("it breaks the rule " + rule);
    }
}
