package cloud.ewutelo.plane.provisioner.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in for variables: a name, a name with another value if it is not set, or a file. A doubled dollar stands for itself. It
 * works on the texts of the parsed document, so that a value can never change its structure.
 */
final class Variables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\$\\{|\\$\\{(file:)?([^}:]+?)(:-([^}]*))?}|\\$\\{[^}]*}?");

    private final Map<String, String> environment;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    /**
     * Variables from the environment and from files.
     *
     * @param folder where relative paths begin
     */
    Variables(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** What could not be put in, each with its place. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    JsonNode in(JsonNode node) {
        return in(node, "");
    }

    private JsonNode in(JsonNode node, String place) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = object.objectNode();
            object.properties()
                    .forEach(entry -> result.set(entry.getKey(), in(entry.getValue(), place + "/" + entry.getKey())));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = array.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                result.add(in(array.get(i), place + "/" + i));
            }
            return result;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.textValue(), place)) : node;
    }

    private String text(String text, String place) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(value(matcher, place)));
        }
        return matcher.appendTail(result).toString();
    }

    private String value(Matcher matcher, String place) {
        if (matcher.group().equals("$${")) {
            return "${";
        }
        String name = matcher.group(2);
        if (name == null) {
            return problem(
                    place,
                    "has a variable that is not closed or has no name. Write ${NAME}, or $${ for the text itself.");
        }
        String otherwise = matcher.group(4);
        String value = matcher.group(1) == null ? environment.get(name) : read(name);
        if (value == null || (value.isEmpty() && otherwise != null)) {
            value = otherwise;
        }
        if (value != null) {
            return value;
        }
        return matcher.group(1) == null
                ? problem(
                        place,
                        "uses ${" + name + "}, which is not set. Set it in the environment, or write ${" + name
                                + ":-otherwise}.")
                : problem(place, "uses the file " + folder.resolve(name) + ", which cannot be read.");
    }

    private @Nullable String read(String path) {
        try {
            return Files.readString(folder.resolve(path)).stripTrailing();
        } catch (IOException e) {
            return null;
        }
    }

    private String problem(String place, String text) {
        problems.add(place + " " + text);
        return "";
    }
}
