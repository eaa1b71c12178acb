package cloud.ewutelo.plane.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.rule.Property;
import cloud.ewutelo.plane.telegram.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide shows what the program writes. With {@code UPDATE_APPROVED=true} its examples are written anew. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/guides/telegram.md");
    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?s)<!-- (scene (en|fr): [^>]*?|properties|standard rules|explanation) -->\n.*?<!-- end -->");
    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    @Test
    void examplesAreWhatTheProgramWrites() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> shown = new ArrayList<>();
        Matcher examples = EXAMPLE.matcher(guide);
        StringBuilder fresh = new StringBuilder();
        while (examples.find()) {
            String name = examples.group(1);
            shown.add(name);
            examples.appendReplacement(
                    fresh, Matcher.quoteReplacement("<!-- " + name + " -->\n" + example(name) + "<!-- end -->"));
        }
        examples.appendTail(fresh);
        if (Boolean.parseBoolean(System.getenv("UPDATE_APPROVED"))) {
            Files.writeString(GUIDE, fresh.toString());
        }

        assertThat(shown).hasSizeGreaterThan(8).contains("properties", "standard rules", "explanation");
        assertThat(Files.readString(GUIDE))
                .as("UPDATE_APPROVED=true writes it anew")
                .isEqualTo(fresh.toString());
    }

    @Test
    void rulesInItAreRead() throws IOException {
        List<String> files = YAML.matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1))
                .filter(yaml -> yaml.contains("\n  - name: "))
                .filter(yaml -> yaml.contains("rules:"))
                .toList();

        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        files.forEach(yaml -> assertThat(Rules.parse(yaml).list()).isNotEmpty());
    }

    private static String example(String name) throws IOException {
        if (name.equals("properties")) {
            return properties();
        }
        if (name.equals("standard rules")) {
            return "```yaml\n" + Rules.standardYaml() + "```\n";
        }
        if (name.equals("explanation")) {
            return "```\n" + Files.readString(APPROVED.resolve("explanation.txt")) + "```\n";
        }
        String language = name.substring("scene ".length(), "scene ".length() + 2);
        String scene = name.substring(name.indexOf(": ") + 2);
        String scenes = Files.readString(APPROVED.resolve("scenes-" + language + ".txt"));
        int start = scenes.indexOf("== " + scene + "\n");
        assertThat(start).as(scene).isGreaterThanOrEqualTo(0);
        int end = scenes.indexOf("\n== ", start);
        String text = scenes.substring(start, end < 0 ? scenes.length() : end);
        return text.lines().skip(1).map(GuideTest::line).collect(Collectors.joining("\n")) + "\n\n";
    }

    private static String line(String line) {
        String shown = line.equals("(silent)")
                ? "<i>(without a sound)</i>"
                : line.startsWith("[") && line.contains("]")
                        ? "<kbd>" + line.substring(1, line.length() - 1).replace("] [", "</kbd> <kbd>") + "</kbd>"
                        : line;
        return ("> " + shown + (shown.isEmpty() ? "" : "<br>")).stripTrailing();
    }

    private static String properties() {
        StringBuilder table = new StringBuilder("| condition | asks | values |\n|---|---|---|\n");
        for (Property property : Property.values()) {
            table.append("| `")
                    .append(property.key())
                    .append("` | ")
                    .append(property.meaning())
                    .append(" | ")
                    .append(
                            property.vocabulary().isEmpty()
                                    ? "any"
                                    : property.vocabulary().stream()
                                            .map(value -> "`" + value + "`")
                                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return table.append(
                        "| `confidence-below` | whether the agent is less sure than this | a number from 0 to 1 |\n")
                .toString();
    }
}
