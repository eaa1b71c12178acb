package cloud.ewutelo.plane.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A request of a bot: its parameters come as JSON, as a form, as parts, or behind a question mark.
 *
 * @param method such as {@code sendMessage}
 * @param body the parameters
 */
public record BotRequest(String method, ObjectNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static BotRequest of(String method, String query, String contentType, byte[] body) throws IOException {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        form(parameters, query);
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json") && body.length > 0) {
            JsonNode json = JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                parameters.setAll(object);
            }
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            form(parameters, new String(body, StandardCharsets.UTF_8));
        } else if (type.startsWith("multipart/form-data")) {
            parts(parameters, contentType, body);
        }
        return new BotRequest(method, parameters);
    }

    private static void form(ObjectNode parameters, String form) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.set(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        value(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)));
            }
        }
    }

    private static void parts(ObjectNode parameters, String contentType, byte[] body) {
        String boundary = "--" + contentType.replaceFirst(".*boundary=\"?([^\";]+)\"?.*", "$1");
        // One byte a character, so that the picture stays as it is.
        String all = new String(body, StandardCharsets.ISO_8859_1);
        int start = all.indexOf(boundary);
        while (start >= 0) {
            int end = all.indexOf("\r\n" + boundary, start);
            int blank = all.indexOf("\r\n\r\n", start);
            if (end < 0 || blank < 0) {
                return;
            }
            String head = all.substring(start, blank);
            byte[] content = all.substring(blank + 4, end).getBytes(StandardCharsets.ISO_8859_1);
            String name = head.replaceFirst("(?s).*[; ]name=\"([^\"]*)\".*", "$1");
            parameters.set(
                    name,
                    head.contains("filename=")
                            ? BinaryNode.valueOf(content)
                            : value(new String(content, StandardCharsets.UTF_8)));
            start = end + 2;
        }
    }

    private static JsonNode value(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                // Then it is a text that begins so.
            }
        }
        return TextNode.valueOf(text);
    }

    /** A parameter as text; empty if it is missing. */
    public String text(String name) {
        return body.path(name).asText("");
    }

    long number(String name) {
        return body.path(name).asLong(0);
    }

    boolean flag(String name) {
        return body.path(name).asBoolean(false);
    }

    JsonNode json(String name) {
        return body.path(name);
    }
}
