package cloud.ewutelo.plane.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What a native image has to keep because only reflection reaches it: the interfaces that Retrofit implements, the models that
 * Jackson reads and writes, and the resources. {@code -Dnative-image.update=true} writes the file anew.
 */
class ReachabilityMetadataTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path FILE = RESOURCES.resolve(
            Path.of("META-INF", "native-image", "cloud.ewutelo.plane", "plane-sdk", "reachability-metadata.json"));

    private static final JavaClasses SDK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("cloud/ewutelo/plane/testkit/"))
            .importPackages("cloud.ewutelo.plane");

    @Test
    void whatOnlyReflectionReachesIsKept() throws IOException {
        if (Boolean.getBoolean("native-image.update")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, written());
        }

        assertThat(FILE).hasContent(written());
    }

    @Test
    void routesModelsAndResourcesAreFound() {
        assertThat(routes()).contains("cloud.ewutelo.plane.internal.workitem.WorkItemApi");
        assertThat(models())
                .contains(
                        "cloud.ewutelo.plane.workitem.WorkItem",
                        "cloud.ewutelo.plane.workitem.WorkItem$Builder",
                        "cloud.ewutelo.plane.workitem.ImmutableWorkItem",
                        "cloud.ewutelo.plane.workitem.ImmutableWorkItem$Builder");
        assertThat(resources()).contains("cloud/ewutelo/plane/internal/http/version.txt");
    }

    @Test
    void everyListedTypeExists() throws IOException {
        JsonNode types = Json.mapper().readTree(FILE.toFile()).path("reflection");

        assertThat(StreamSupport.stream(types.spliterator(), false)
                        .map(entry -> entry.path("type"))
                        .map(type -> type.isTextual()
                                ? type.asText()
                                : type.path("proxy").get(0).asText()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    private static Set<String> routes() {
        return SDK.stream()
                .filter(type -> type.isInterface()
                        && type.getMethods().stream().anyMatch(method -> method.getAnnotations().stream()
                                .anyMatch(annotation ->
                                        annotation.getRawType().getPackageName().equals("retrofit2.http"))))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The interfaces with a builder, their implementations, and both builders. */
    private static Set<String> models() {
        return SDK.stream()
                .filter(type -> type.getSimpleName().equals("Builder"))
                .filter(type ->
                        type.getEnclosingClass().map(JavaClass::isInterface).orElse(false))
                .filter(type -> type.getRawSuperclass()
                        .flatMap(JavaClass::getEnclosingClass)
                        .isPresent())
                .flatMap(type -> Stream.of(
                        type,
                        type.getEnclosingClass().orElseThrow(),
                        type.getRawSuperclass().orElseThrow(),
                        type.getRawSuperclass()
                                .orElseThrow()
                                .getEnclosingClass()
                                .orElseThrow()))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> resources() {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("cloud"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written() {
        Stream<String> reflection = Stream.concat(
                Stream.concat(
                        routes().stream().map(name -> "{\"type\": {\"proxy\": [\"" + name + "\"]}}"),
                        routes().stream().map(name -> "{\"type\": \"" + name + "\", \"allDeclaredMethods\": true}")),
                models().stream()
                        .map(name -> "{\"type\": \"" + name
                                + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true}"));
        return "{\n  \"reflection\": [\n" + lines(reflection) + "\n  ],\n  \"resources\": [\n"
                + lines(resources().stream().map(name -> "{\"glob\": \"" + name + "\"}")) + "\n  ]\n}\n";
    }

    private static String lines(Stream<String> entries) {
        return entries.map(entry -> "    " + entry).collect(Collectors.joining(",\n"));
    }
}
