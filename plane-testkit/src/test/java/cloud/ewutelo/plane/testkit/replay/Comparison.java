package cloud.ewutelo.plane.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the first difference between a recorded answer and the emulator's. */
final class Comparison {
    private static final List<String> KEPT_HEADERS = List.of(
            "content-type",
            "location",
            "retry-after",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "content-encoding",
            "etag",
            "content-disposition",
            "www-authenticate",
            "allow",
            "set-cookie");

    /** Random on the real server and without meaning: only the type is compared. */
    private static final Set<String> RANDOM_KEYS =
            Set.of("background_color", "csrf_token", "epoch", "response_headers");

    private static final Pattern HTML_PAGE = Pattern.compile("<HTML page of \\d+ bytes, title: (.*)>");

    private static final int LONG = 160;

    private final Correspondence ids;

    Comparison(Correspondence ids) {
        this.ids = ids;
    }

    /** What is different, or null. */
    @Nullable
    String difference(Exchange exchange, WireClient.Answer actual) {
        if (exchange.status() != actual.status()) {
            return "status " + exchange.status() + ", but was " + actual.status() + " " + shorten(actual.text());
        }
        String headers = headers(exchange.response().get("headers"), actual);
        return headers != null ? headers : body(exchange.response(), actual);
    }

    private @Nullable String headers(JsonNode recorded, WireClient.Answer actual) {
        for (String name : KEPT_HEADERS) {
            List<String> expected = values(recorded, name);
            List<String> found = actual.headers().getOrDefault(name, List.of());
            if (name.equals("allow") && actual.status() != 405) {
                continue;
            }
            if (expected.size() != found.size()) {
                return "header " + name + " " + expected + ", but was " + found;
            }
            for (int i = 0; i < expected.size(); i++) {
                if (!sameHeader(name, expected.get(i), found.get(i))) {
                    return "header " + name + " " + expected.get(i) + ", but was " + found.get(i);
                }
            }
        }
        return null;
    }

    private static List<String> values(JsonNode headers, String name) {
        List<String> values = new ArrayList<>();
        headers.properties().forEach(header -> {
            if (header.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                if (header.getValue().isArray()) {
                    header.getValue().forEach(value -> values.add(value.asText()));
                } else {
                    values.add(header.getValue().asText());
                }
            }
        });
        return values;
    }

    private boolean sameHeader(String name, String recorded, String actual) {
        if (name.startsWith("x-ratelimit-")) {
            return actual.matches("\\d+");
        }
        if (name.equals("set-cookie")) {
            return recorded.equals(actual.replaceFirst("^([\\w-]+)=(?!\"\")[^;]*", "$1=<redacted>")
                    .replaceFirst("expires=[^;]*", "expires=<date>"));
        }
        return ids.same(recorded, actual);
    }

    private @Nullable String body(JsonNode response, WireClient.Answer actual) {
        if (response.has("body_base64")) {
            byte[] expected =
                    Base64.getDecoder().decode(response.get("body_base64").asText());
            return java.util.Arrays.equals(expected, actual.body()) ? null : "binary body";
        }
        JsonNode expected = response.get("body");
        if (expected.isNull()) {
            boolean empty = actual.body().length == 0 || actual.text().equals("null");
            return empty ? null : "no body, but was " + shorten(actual.text());
        }
        boolean json = response.get("headers").path("Content-Type").asText("").contains("json");
        if (!json) {
            return text(expected.asText(), actual.text());
        }
        try {
            return node("$", expected, Recordings.JSON.readTree(actual.body()));
        } catch (java.io.IOException e) {
            return "JSON, but was " + shorten(actual.text());
        }
    }

    private @Nullable String text(String expected, String actual) {
        Matcher page = HTML_PAGE.matcher(expected);
        boolean same = page.matches()
                ? actual.contains("<html") && actual.contains("<title>" + page.group(1) + "</title>")
                : ids.same(expected, actual);
        return same ? null : "text " + shorten(expected) + ", but was " + shorten(actual);
    }

    /** Compares two JSON values. */
    @Nullable
    String node(String path, JsonNode expected, JsonNode actual) {
        if (expected.getNodeType() != actual.getNodeType()
                || expected.isIntegralNumber() != actual.isIntegralNumber()) {
            return path + " " + shorten(expected.toString()) + ", but was " + shorten(actual.toString());
        }
        if (expected.isObject()) {
            return object(path, expected, actual);
        }
        if (expected.isArray()) {
            return array(path, expected, actual);
        }
        if (RANDOM_KEYS.contains(path.substring(path.lastIndexOf('.') + 1))) {
            return null;
        }
        if (path.endsWith(".policy")) {
            return policy(path, expected.asText(), actual.asText());
        }
        if (path.endsWith(".request_body")) {
            return ids.same(withoutIcon(expected.asText()), withoutIcon(actual.asText()))
                    ? null
                    : path + " " + shorten(expected.asText()) + ", but was " + shorten(actual.asText());
        }
        boolean same = expected.isTextual()
                ? expected.asText().startsWith("<text of the invitation e-mail")
                        || ids.same(expected.asText(), actual.asText())
                : expected.isNumber()
                        ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                        : expected.equals(actual);
        return same ? null : path + " " + shorten(expected.toString()) + ", but was " + shorten(actual.toString());
    }

    /** The icon of a new project is random; the log of webhooks shows it in the middle of a text. */
    private static String withoutIcon(String text) {
        return text.replaceAll("'icon': \\{[^}]*}", "'icon': {}");
    }

    private @Nullable String object(String path, JsonNode expected, JsonNode actual) {
        List<String> keys = new ArrayList<>();
        expected.fieldNames().forEachRemaining(keys::add);
        List<String> found = new ArrayList<>();
        actual.fieldNames().forEachRemaining(found::add);
        if (!keys.equals(found)) {
            return path + " keys " + keys + ", but was " + found;
        }
        for (String key : keys) {
            // The icon of a new project is random.
            if (path.endsWith(".logo_props") && key.equals("icon")) {
                continue;
            }
            String difference = node(path + "." + key, expected.get(key), actual.get(key));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String array(String path, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return path + " " + expected.size() + " elements, but was " + actual.size() + ": "
                    + shorten(actual.toString());
        }
        Iterator<JsonNode> elements = actual.iterator();
        int i = 0;
        for (JsonNode element : expected) {
            String difference = node(path + "[" + i++ + "]", element, elements.next());
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String policy(String path, String expected, String actual) {
        try {
            ids.learnExactly(expected, actual);
            return node(
                    path + "(decoded)",
                    Recordings.JSON.readTree(Base64.getDecoder().decode(expected)),
                    Recordings.JSON.readTree(Base64.getDecoder().decode(actual)));
        } catch (java.io.IOException e) {
            return path + " is no policy: " + shorten(actual);
        }
    }

    private static String shorten(String text) {
        return text.length() <= LONG ? text : text.substring(0, LONG) + "…";
    }
}
