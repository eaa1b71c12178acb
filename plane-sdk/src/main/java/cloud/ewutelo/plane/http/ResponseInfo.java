package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.internal.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Status and headers of one answer.
 *
 * @param method the HTTP method of the request
 * @param path the path of the request, without the query
 * @param status the HTTP status
 * @param headers the answer's headers, under lower-case names
 */
public record ResponseInfo(String method, String path, int status, Map<String, List<String>> headers) {

    /** Copies the headers. */
    public ResponseInfo {
        headers = Map.copyOf(headers);
    }

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return HttpHeaders.first(headers, name);
    }

    /**
     * The id that a proxy or the server gave to this request, for its logs.
     *
     * @return the value of {@code X-Request-Id}, or empty
     */
    public Optional<String> requestId() {
        return header("X-Request-Id");
    }

    /**
     * Tells everything but the headers, which may hold cookies and presigned URLs.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return method + " " + path + ": " + status;
    }
}
