package cloud.ewutelo.plane.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of the guides stands in files that are compiled, and tested, so that it cannot grow stale. */
class GuideTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final List<Path> SOURCES =
            List.of(Path.of("src/test/java/cloud/ewutelo/plane/snippets"), Path.of("../samples"));

    /** All guides, so that a new one cannot be forgotten. */
    static Stream<Path> guides() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../docs/guides"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void examplesAreCompiled(Path guide) throws IOException {
        List<String> sources = sources();
        List<String> examples = new ArrayList<>();
        Matcher java = JAVA.matcher(Files.readString(guide));
        while (java.find()) {
            examples.add(unindented(java.group(1)));
        }

        assertThat(examples.stream().filter(example -> sources.stream().noneMatch(source -> source.contains(example))))
                .as("examples that are in no compiled file")
                .isEmpty();
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.add(unindented(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
    }
}
