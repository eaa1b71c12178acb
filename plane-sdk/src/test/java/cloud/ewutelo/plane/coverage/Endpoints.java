package cloud.ewutelo.plane.coverage;

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
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** The table of Plane's routes, the calls of the SDK, and the reasons why a route has no call. */
final class Endpoints {

    static final String ROOT = "/api/v1/";

    private Endpoints() {}

    /** A row of the table. */
    record Row(String edition, String method, String path, boolean inPython, boolean inNode) {

        String route() {
            return normalized(method, path);
        }

        boolean isCommunity() {
            return edition.contains("ce-") && path.startsWith(ROOT);
        }

        boolean isCommercial() {
            return edition.equals("commercial") && path.startsWith(ROOT);
        }

        boolean isInternal() {
            return edition.equals("internal") && !path.startsWith(ROOT);
        }
    }

    static List<Row> table() {
        return lines("/plane-api-endpoints.tsv").stream()
                .map(columns ->
                        new Row(columns[0], columns[1], columns[2], columns[4].equals("y"), columns[5].equals("y")))
                .toList();
    }

    /** How a route of the table can be used. */
    enum Use {
        /** By a typed call. */
        CALL("a typed call"),
        /** Not at all or under another name; endpoint-exceptions.tsv tells why. */
        EXCEPTION("none, for one of the reasons below"),
        /** By {@code plane.raw()}, since commercial editions alone have it. */
        RAW("`plane.raw()`, with typed paging: routes of commercial editions"),
        /** By a signed-in browser session: the API key is not taken there. */
        SESSION("none by an API key: the web application's own routes, and the health probe");

        private final String text;

        Use(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** How a row can be used; empty if nobody has thought about it. */
    static Optional<Use> use(Row row, Set<String> calls, Set<String> exceptions) {
        if (calls.contains(row.route())) {
            return Optional.of(Use.CALL);
        }
        if (exceptions.contains(row.route())) {
            return Optional.of(Use.EXCEPTION);
        }
        if (row.isCommercial()) {
            return Optional.of(Use.RAW);
        }
        return row.isInternal() ? Optional.of(Use.SESSION) : Optional.empty();
    }

    /** Routes without a call, and why. */
    static Map<String, String> exceptions() {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines("/endpoint-exceptions.tsv")
                .forEach(columns -> reasons.put(normalized(columns[0], columns[1]), columns[2]));
        return reasons;
    }

    /** The calls of the SDK, to the interface method that makes each. */
    static Map<String, String> calls() {
        Map<String, String> calls = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cloud.ewutelo.plane.internal")) {
            if (type.isInterface() && type.getSimpleName().endsWith("Api")) {
                // The session API has routes beside those of the public one.
                boolean session = type.getPackageName().endsWith(".admin");
                for (JavaMethod method : type.getMethods()) {
                    Arrays.stream(method.reflect().getAnnotations())
                            .flatMap(annotation -> route(annotation, session).stream())
                            .forEach(route -> calls.put(route, method.getFullName()));
                }
            }
        }
        return calls;
    }

    /** Empty for annotations of other kinds, and for raw calls, whose path is an argument. */
    private static Optional<String> route(Annotation annotation, boolean session) {
        if (annotation instanceof GET get) {
            return route("GET", get.value(), session);
        }
        if (annotation instanceof POST post) {
            return route("POST", post.value(), session);
        }
        if (annotation instanceof PATCH patch) {
            return route("PATCH", patch.value(), session);
        }
        if (annotation instanceof PUT put) {
            return route("PUT", put.value(), session);
        }
        return annotation instanceof DELETE delete ? route("DELETE", delete.value(), session) : Optional.empty();
    }

    private static Optional<String> route(String method, String relative, boolean session) {
        String root = session ? "/" : ROOT;
        return relative.isEmpty()
                ? Optional.empty()
                : Optional.of(normalized(method, (root + relative).replace("/v1/../", "/")));
    }

    /** Parameters have other names in the table, and a key of a work item is one parameter here and two there. */
    private static String normalized(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]+}", "{}").replace("{}-{}", "{}");
    }

    private static List<String[]> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Endpoints.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
