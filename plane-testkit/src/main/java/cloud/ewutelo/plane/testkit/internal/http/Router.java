package cloud.ewutelo.plane.testkit.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the view for a path. In a pattern, {@code {name}} stands for a lower-case UUID, {@code {name:text}} for any
 * segment, {@code {name:dashed}} for a segment with a dash inside and {@code {name:rest}} for everything that is left.
 */
public final class Router {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DASHED = Pattern.compile(".+-.+");

    private final Map<Integer, List<Route>> routes = new HashMap<>();
    private final List<Route> openEnded = new ArrayList<>();

    /** A view and the values of the path's placeholders. */
    public record Match(View view, Map<String, String> parameters) {}

    private record Route(List<String> segments, View view) {}

    /** Puts a view at a path. */
    public void add(String pattern, View view) {
        List<String> segments = List.of(pattern.split("/", -1));
        Route route = new Route(segments, view);
        if (segments.get(segments.size() - 1).endsWith(":rest}")) {
            openEnded.add(route);
        } else {
            routes.computeIfAbsent(segments.size(), length -> new ArrayList<>()).add(route);
        }
    }

    /** The first view whose pattern fits the path. */
    public @Nullable Match match(String path) {
        String[] segments = path.split("/", -1);
        for (Route route : routes.getOrDefault(segments.length, List.of())) {
            Map<String, String> parameters = match(route.segments(), segments, segments.length);
            if (parameters != null) {
                return new Match(route.view(), parameters);
            }
        }
        for (Route route : openEnded) {
            int fixed = route.segments().size() - 1;
            if (segments.length <= fixed) {
                continue;
            }
            Map<String, String> parameters = match(route.segments(), segments, fixed);
            if (parameters != null) {
                String name = route.segments().get(fixed);
                String rest = String.join("/", List.of(segments).subList(fixed, segments.length));
                parameters.put(name.substring(1, name.indexOf(':')), decode(rest));
                return new Match(route.view(), parameters);
            }
        }
        return null;
    }

    private static @Nullable Map<String, String> match(List<String> pattern, String[] segments, int length) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < length; i++) {
            String expected = pattern.get(i);
            String actual = segments[i];
            if (!expected.startsWith("{")) {
                if (!expected.equals(actual)) {
                    return null;
                }
                continue;
            }
            int colon = expected.indexOf(':');
            String type = colon < 0 ? "uuid" : expected.substring(colon + 1, expected.length() - 1);
            boolean fits = type.equals("uuid")
                    ? UUID.matcher(actual).matches()
                    : type.equals("dashed") ? DASHED.matcher(actual).matches() : !actual.isEmpty();
            if (!fits) {
                return null;
            }
            parameters.put(expected.substring(1, colon < 0 ? expected.length() - 1 : colon), decode(actual));
        }
        return parameters;
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
