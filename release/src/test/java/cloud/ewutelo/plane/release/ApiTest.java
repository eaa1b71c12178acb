package cloud.ewutelo.plane.release;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.micrometer.PlaneMetrics;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public API is what {@code <module>/api/<module>.api} says, so that every change of it stands in a review. */
class ApiTest {

    @ParameterizedTest
    @CsvSource({"plane-sdk", "plane-testkit", "plane-micrometer"})
    void thePublicApiIsTheReviewedOne(String module) throws IOException {
        Path file = Repository.ROOT.resolve(module).resolve("api").resolve(module + ".api");
        String actual = ApiText.of(memberOf(module));
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }

        assertThat(file).exists();
        assertThat(actual.lines())
                .as(
                        "the public API of %s; if the change is meant: mvn -pl release -am test -Dtest=ApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true",
                        module)
                .containsExactlyElementsOf(Files.readAllLines(file));
    }

    private static Class<?> memberOf(String module) {
        return switch (module) {
            case "plane-sdk" -> PlaneClient.class;
            case "plane-testkit" -> PlaneServer.class;
            case "plane-micrometer" -> PlaneMetrics.class;
            default -> throw new IllegalArgumentException(module);
        };
    }
}
