package cloud.ewutelo.plane.telegram.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A part of the settings file. It collects what is wrong, and what nobody asked for. */
final class Section {

    private final String path;
    private final JsonNode node;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, JsonNode node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
            problems.add(
                    path.isEmpty() ? "the file" : path, "is no group of settings", "Write names and values under it.");
        }
    }

    Section section(String name) {
        return new Section(field(name), get(name), problems);
    }

    List<Section> sections(String name) {
        List<Section> sections = new ArrayList<>();
        JsonNode list = get(name);
        if (!list.isArray() && !list.isNull() && !list.isMissingNode()) {
            problems.add(field(name), "is no list", "Begin each entry with a dash.");
            return sections;
        }
        for (int i = 0; i < list.size(); i++) {
            sections.add(new Section(field(name) + "[" + i + "]", list.get(i), problems));
        }
        return sections;
    }

    Optional<String> text(String name) {
        JsonNode value = get(name);
        if (value.isContainerNode()) {
            wrong(name, "is no single value", "Write one value.");
            return Optional.empty();
        }
        return value.isNull() || value.isMissingNode() || value.asText().isBlank()
                ? Optional.empty()
                : Optional.of(value.asText().strip());
    }

    /** A text read as something else; a problem with the remedy if that is not possible. */
    <T> Optional<T> value(String name, Function<String, T> reader, String remedy) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (RuntimeException e) {
                wrong(name, "is \"" + text + "\"", remedy);
                return Optional.empty();
            }
        });
    }

    int number(String name, int least, int most, int otherwise) {
        return value(name, Integer::valueOf, "Use a whole number from " + least + " to " + most + ".")
                .filter(within(name, least, most))
                .orElse(otherwise);
    }

    private Predicate<Integer> within(String name, int least, int most) {
        return number -> {
            if (number < least || number > most) {
                wrong(name, "is " + number, "Use a whole number from " + least + " to " + most + ".");
                return false;
            }
            return true;
        };
    }

    boolean flag(String name) {
        return value(
                        name,
                        text -> switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw new IllegalArgumentException(text);
                        },
                        "Use true or false.")
                .orElse(false);
    }

    List<String> texts(String name) {
        JsonNode value = get(name);
        if (value.isNull() || value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()) {
            wrong(name, "is no list", "Write a list, as in [first, second].");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(entry -> texts.add(entry.asText().strip()));
        return texts;
    }

    List<Long> numbers(String name) {
        List<Long> numbers = new ArrayList<>();
        for (String text : texts(name)) {
            try {
                numbers.add(Long.valueOf(text));
            } catch (NumberFormatException e) {
                wrong(name, "has \"" + text + "\"", "Write Telegram's numbers; /plane help tells a user's own.");
            }
        }
        return numbers;
    }

    JsonNode get(String name) {
        known.add(name);
        JsonNode value = node.path(name);
        return value.isMissingNode() ? MissingNode.getInstance() : value;
    }

    void wrong(String name, String problem, String remedy) {
        problems.add(field(name), problem, remedy);
    }

    /** Complains of settings that nobody asked for. */
    void end() {
        for (var property : node.properties()) {
            String name = property.getKey();
            if (!known.contains(name)) {
                List<String> meant = Closest.suggestions(name, known, one -> List.of(one));
                wrong(
                        name,
                        "is no setting",
                        meant.isEmpty()
                                ? "There are: " + String.join(", ", known) + "."
                                : "Did you mean " + meant.get(0) + "?");
            }
        }
    }

    String field(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
