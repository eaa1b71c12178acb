package cloud.ewutelo.plane.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The places that name what is published, or how, agree with each other. */
class PublishedModulesTest {

    private static final String BOM = Repository.read("plane-bom/pom.xml");

    @Test
    void theBillOfMaterialsHasEveryPublishedModule() throws IOException {
        Set<String> published = published();

        assertThat(published).contains("plane-sdk", "plane-bom");
        published.remove("plane-bom");
        assertThat(matches(BOM, "<artifactId>(plane-[a-z]+)</artifactId>\\s+<version>\\$\\{project.version}"))
                .isEqualTo(published);
    }

    @Test
    void theScriptsNameThePublishedModules() throws IOException {
        assertThat(matches(Repository.read("release/publish"), "[ ,](plane-[a-z]+)"))
                .isEqualTo(published());
        assertThat(matches(Repository.read("release/verify.sh"), "(?m)^libraries=(.*)$").stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .collect(Collectors.toSet()))
                .isEqualTo(published());
        assertThat(matches(Repository.read("release/check-staging"), "(?m)^expected=\"(.*)\"$").stream()
                        .flatMap(line -> Stream.of(line.split(" ")))
                        .collect(Collectors.toSet()))
                .isEqualTo(published());
    }

    @Test
    void theBillOfMaterialsHasTheOkHttpOfTheSdk() {
        String used = matches(Repository.read("pom.xml"), "<okhttp.version>(.*)</okhttp.version>")
                .iterator()
                .next();

        assertThat(matches(BOM, "<artifactId>okhttp(?:-jvm)?</artifactId>\\s+<version>([^<]+)<"))
                .containsExactly(used);
    }

    @Test
    void workflowsRunWhatIsThere() throws IOException {
        try (Stream<Path> workflows = Files.list(Repository.ROOT.resolve(".github/workflows"))) {
            List<String> commands = workflows
                    .map(file ->
                            Repository.read(Repository.ROOT.relativize(file).toString()))
                    .flatMap(text -> matches(text, "run: ((?:\\.ci|release)/[a-z.-]+)").stream())
                    .toList();

            assertThat(commands)
                    .contains(".ci/run", "release/verify.sh", "release/publish")
                    .allSatisfy(command ->
                            assertThat(Repository.ROOT.resolve(command)).isExecutable());
        }
    }

    private static Set<String> published() throws IOException {
        try (Stream<Path> modules = Files.list(Repository.ROOT)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.getFileName().toString())
                    .filter(module -> Repository.read(module + "/pom.xml")
                            .contains("<maven.deploy.skip>false</maven.deploy.skip>"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
