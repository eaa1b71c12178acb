package cloud.ewutelo.plane.testkit.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer: JSON values, text, bytes or nothing. */
public final class Response {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";

    private final int status;
    private final @Nullable String contentType;
    private final @Nullable Object body;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    private Response(int status, @Nullable String contentType, @Nullable Object body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** A JSON answer. */
    public static Response json(int status, @Nullable Object body) {
        return new Response(status, JSON, body);
    }

    /** 200 with JSON. */
    public static Response ok(@Nullable Object body) {
        return json(200, body);
    }

    /** 201 with JSON. */
    public static Response created(@Nullable Object body) {
        return json(201, body);
    }

    /** 204. */
    public static Response noContent() {
        return new Response(204, null, null);
    }

    /** A redirect. */
    public static Response redirect(int status, String location) {
        return new Response(status, HTML, new byte[0]).header("Location", location);
    }

    /** An HTML page. */
    public static Response html(int status, String page) {
        return new Response(status, HTML, page);
    }

    /** Any content: a string or bytes. */
    public static Response content(int status, @Nullable String contentType, Object body) {
        return new Response(status, contentType, body);
    }

    /** Adds a header. */
    public Response header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** The media type; null when there is no body. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** JSON values, a string or bytes. */
    public @Nullable Object body() {
        return body;
    }

    /** Whether the body is JSON values. */
    public boolean isJson() {
        return JSON.equals(contentType) && !(body instanceof byte[]);
    }

    /** Headers besides the content type. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }
}
