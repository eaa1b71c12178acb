package cloud.ewutelo.plane.bridge.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables of the environment, read one by one with an error that names the variable. */
public final class Environment {

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String required(String name, String remedy) {
        return text(name).orElseThrow(() -> new SettingException(name, "is missing", remedy));
    }

    /** A secret, from the variable or from the file that the variable with {@code _FILE} behind it names. */
    public Optional<String> secret(String name) {
        Optional<String> direct = text(name);
        return direct.isPresent() ? direct : path(name + "_FILE").map(file -> read(name + "_FILE", file));
    }

    public boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "1", "true", "yes" -> true;
                    case "0", "false", "no" -> false;
                    default -> throw new SettingException(name, "is \"" + value + "\"", "Use true or false.");
                })
                .orElse(false);
    }

    /** A whole number of 1 or more. */
    public Optional<Integer> positive(String name) {
        return text(name).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, as every other value that is no such number.
            }
            throw new SettingException(name, "is \"" + value + "\"", "Use a whole number of 1 or more.");
        });
    }

    /** The parts of a list with commas. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingException(
                    name, "names a file that cannot be read: " + file, "Check that it exists and its permissions.");
        }
    }
}
