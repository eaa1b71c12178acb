package cloud.ewutelo.plane;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/**
 * The table of Plane's routes and the SDK's calls agree: no route of Community Edition is missing without a reason, and no
 * call goes to a route that nobody has seen.
 */
class EndpointCoverageTest {

    private static final String ROOT = "/api/v1/";

    /** A call of the SDK to the interface method that makes it. */
    private static final Map<String, String> CALLS = callsOfTheSdk();

    private static final List<Row> TABLE = read(
            "/plane-api-endpoints.tsv",
            columns -> new Row(columns[0], columns[1], columns[2], columns[columns.length - 1]));

    private static final Map<String, String> EXCEPTIONS =
            read("/endpoint-exceptions.tsv", columns -> new Row("", columns[0], columns[1], columns[2])).stream()
                    .collect(Collectors.toMap(
                            Row::route, Row::note, (first, second) -> first + second, LinkedHashMap::new));

    @Test
    void everyRouteOfCommunityEditionHasACallOrAReason() {
        Set<String> missing = communityRoutes();
        missing.removeAll(CALLS.keySet());
        missing.removeAll(EXCEPTIONS.keySet());

        assertThat(missing).as("routes without a call and without a reason").isEmpty();
    }

    @Test
    void noReasonOutlivesItsGap() {
        assertThat(EXCEPTIONS.values()).as("reasons").allMatch(reason -> !reason.isBlank());
        assertThat(EXCEPTIONS.keySet())
                .as("reasons for routes that the table does not have")
                .isSubsetOf(communityRoutes());
        assertThat(EXCEPTIONS.keySet())
                .as("reasons for routes that have a call by now")
                .doesNotContainAnyElementsOf(CALLS.keySet());
    }

    @Test
    void everyCallGoesToAKnownRoute() {
        Map<String, String> unknown = new TreeMap<>(CALLS);
        unknown.keySet().removeAll(TABLE.stream().map(Row::route).collect(Collectors.toSet()));

        assertThat(unknown).as("calls to routes that the table does not have").isEmpty();
    }

    private static Set<String> communityRoutes() {
        return TABLE.stream()
                .filter(row -> row.edition().contains("ce-") && row.path().startsWith(ROOT))
                .map(Row::route)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> callsOfTheSdk() {
        Map<String, String> calls = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cloud.ewutelo.plane.internal")) {
            if (type.isInterface() && type.getSimpleName().endsWith("Api")) {
                for (JavaMethod method : type.getMethods()) {
                    Arrays.stream(method.reflect().getAnnotations())
                            .flatMap(annotation -> route(annotation).stream())
                            .forEach(route -> calls.put(route, method.getFullName()));
                }
            }
        }
        return calls;
    }

    /** Empty for annotations of other kinds, and for raw calls, whose path is an argument. */
    private static Optional<String> route(Annotation annotation) {
        if (annotation instanceof GET get) {
            return route("GET", get.value());
        }
        if (annotation instanceof POST post) {
            return route("POST", post.value());
        }
        if (annotation instanceof PATCH patch) {
            return route("PATCH", patch.value());
        }
        if (annotation instanceof PUT put) {
            return route("PUT", put.value());
        }
        return annotation instanceof DELETE delete ? route("DELETE", delete.value()) : Optional.empty();
    }

    private static Optional<String> route(String method, String relative) {
        return relative.isEmpty()
                ? Optional.empty()
                : Optional.of(normalized(method, (ROOT + relative).replace("/v1/../", "/")));
    }

    /** Parameters have other names in the table, and a key of a work item is one parameter here and two there. */
    private static String normalized(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]+}", "{}").replace("{}-{}", "{}");
    }

    private record Row(String edition, String method, String path, String note) {

        String route() {
            return normalized(method, path);
        }
    }

    private interface Columns {
        Row row(String[] columns);
    }

    private static List<Row> read(String resource, Columns columns) {
        try (InputStream in = Objects.requireNonNull(EndpointCoverageTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> columns.row(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
