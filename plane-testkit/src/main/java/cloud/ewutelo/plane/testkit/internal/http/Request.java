package cloud.ewutelo.plane.testkit.internal.http;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A received request. */
public final class Request {
    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Map<String, String> query;

    /** With the raw path and query as they came over the wire. */
    public Request(String method, String path, String rawQuery, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
        this.query = parseForm(rawQuery);
    }

    /** The method in upper case. */
    public String method() {
        return method;
    }

    /** The path, still percent-encoded. */
    public String path() {
        return path;
    }

    /** The query without its question mark, or an empty string. */
    public String rawQuery() {
        return rawQuery;
    }

    /** All headers; names in any case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** One header. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** One header, or a default. */
    public String header(String name, String otherwise) {
        String value = headers.get(name);
        return value == null ? otherwise : value;
    }

    /** The body's bytes. */
    public byte[] body() {
        return body;
    }

    /** One query parameter; the last one wins. */
    public @Nullable String query(String name) {
        return query.get(name);
    }

    /** One query parameter, or a default. */
    public String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    /** The media type without parameters, in lower case; empty when there is none. */
    public String mediaType() {
        String type = header("Content-Type", "");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }

    /** The charset parameter of the content type. */
    public Charset charset() {
        String type = header("Content-Type", "").toLowerCase(Locale.ROOT);
        int at = type.indexOf("charset=");
        return at < 0
                ? StandardCharsets.UTF_8
                : Charset.forName(type.substring(at + 8).replace("\"", "").trim());
    }

    /** A cookie's value. */
    public @Nullable String cookie(String name) {
        for (String pair : header("Cookie", "").split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).trim().equals(name)) {
                return pair.substring(equals + 1).trim();
            }
        }
        return null;
    }

    /** The body as a form. */
    public Map<String, String> form() {
        return parseForm(new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parseForm(String encoded) {
        Map<String, String> form = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return form;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                form.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
