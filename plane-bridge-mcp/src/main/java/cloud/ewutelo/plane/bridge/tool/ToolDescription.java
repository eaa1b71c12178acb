package cloud.ewutelo.plane.bridge.tool;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What a tool is called, takes and answers. Read from a JSON file beside the tool, so that schemas look like schemas.
 *
 * @param name in snake case, without a prefix
 * @param title for people
 * @param description for models, short
 * @param access who may call it
 * @param idempotent whether a second call with the same arguments changes nothing more
 * @param inputSchema JSON Schema of the arguments
 * @param outputSchema JSON Schema of the structured answer
 */
public record ToolDescription(
        String name,
        String title,
        String description,
        ToolAccess access,
        boolean idempotent,
        Map<String, Object> inputSchema,
        Map<String, Object> outputSchema) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a description.
     *
     * @param owner the tool's class, beside which the file lies
     * @param name the tool's name, which is the file's too
     */
    public static ToolDescription of(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name + ".json beside " + owner.getName() + ".");
            }
            return JSON.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".json cannot be read.", e);
        }
    }
}
