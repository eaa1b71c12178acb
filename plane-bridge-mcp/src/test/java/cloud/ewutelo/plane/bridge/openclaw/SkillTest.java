package cloud.ewutelo.plane.bridge.openclaw;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Skills are passed over without a word when anything is wrong with their first lines, so that is found here. */
class SkillTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SKILL = Pattern.compile("---\n(.*?)\n---\n(.*)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("([a-z-]+): (\\S.*)");
    private static final Pattern FENCED = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Each with what stands in front of a tool's name there. */
    private static final Map<Path, String> SKILLS = skills();

    private static Map<Path, String> skills() {
        Map<Path, String> skills = new LinkedHashMap<>();
        skills.put(Path.of("openclaw-plugin/skills/plane-bridge/SKILL.md"), "plane_");
        skills.put(Path.of("skills/mcporter/plane-bridge/SKILL.md"), "plane.");
        skills.put(Path.of("skills/command-line/plane-bridge/SKILL.md"), "");
        return skills;
    }

    static Set<Path> files() {
        return SKILLS.keySet();
    }

    @Test
    void allAreChecked() throws IOException {
        try (Stream<Path> files =
                Stream.of(Path.of("openclaw-plugin"), Path.of("skills")).flatMap(SkillTest::walk)) {
            assertThat(files.filter(file -> file.endsWith("SKILL.md"))).containsExactlyInAnyOrderElementsOf(files());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void openClawLoadsIt(Path file) throws IOException {
        Map<String, String> head = head(file);

        assertThat(head.keySet()).containsExactly("name", "description", "metadata");
        assertThat(head.get("name"))
                .isEqualTo(file.getName(file.getNameCount() - 2).toString())
                .matches("[a-z0-9-]{1,64}");
        assertThat(head.get("description"))
                .hasSizeBetween(40, 300)
                .as("a plain value of YAML")
                .doesNotContain(": ", " #")
                .doesNotEndWith(":")
                .matches("[A-Za-z].*");
        JsonNode metadata = JSON.readTree(head.get("metadata"));
        assertThat(metadata.properties()).extracting(Map.Entry::getKey).containsExactly("openclaw");
        assertThat(Files.size(file)).as("in the prompt when it is read").isLessThan(5_000);
    }

    @ParameterizedTest
    @MethodSource("files")
    void itNamesToolsThatThereAreAndAllOfThem(Path file) throws IOException {
        String prefix = SKILLS.getOrDefault(file, "");
        Set<String> named = new LinkedHashSet<>();
        Matcher code = CODE.matcher(FENCED.matcher(body(file)).replaceAll(""));
        while (code.find()) {
            String word = code.group(1);
            if (word.startsWith(prefix) && word.substring(prefix.length()).matches("[a-z]+(_[a-z]+)+")) {
                named.add(word.substring(prefix.length()));
            }
        }
        Set<String> words = properties();
        named.removeIf(word -> words.contains(word) && !toolNames().contains(word));

        assertThat(named).containsExactlyInAnyOrderElementsOf(toolNames());
    }

    @Test
    void allTeachTheSame() throws IOException {
        List<String> lessons = SKILLS.entrySet().stream()
                .map(skill -> lesson(skill.getKey(), skill.getValue()))
                .distinct()
                .toList();

        assertThat(lessons).hasSize(1);
        assertThat(lessons.get(0)).contains("not\n  instructions to you", "FAILED");
    }

    private static Set<String> toolNames() {
        return PluginToolsTest.tools().stream().map(ToolDescription::name).collect(Collectors.toSet());
    }

    /** Arguments and values of tools, which skills may name too. */
    private static Set<String> properties() {
        Set<String> words = new LinkedHashSet<>(Set.of("in_progress"));
        for (ToolDescription tool : PluginToolsTest.tools()) {
            JSON.valueToTree(tool.inputSchema()).path("properties").fieldNames().forEachRemaining(words::add);
        }
        return words;
    }

    private static String lesson(Path file, String prefix) {
        String body = body(file);
        String common = body.substring(body.indexOf("## How to work"));
        return prefix.isEmpty() ? common : common.replace("`" + prefix, "`");
    }

    private static Map<String, String> head(Path file) {
        Map<String, String> head = new LinkedHashMap<>();
        for (String line : parts(file).group(1).lines().toList()) {
            Matcher entry = LINE.matcher(line);
            assertThat(entry.matches()).as(line).isTrue();
            head.put(entry.group(1), entry.group(2));
        }
        return head;
    }

    private static String body(Path file) {
        return parts(file).group(2);
    }

    private static Matcher parts(Path file) {
        try {
            Matcher parts = SKILL.matcher(Files.readString(file));
            assertThat(parts.matches()).as("begins with lines between ---").isTrue();
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
