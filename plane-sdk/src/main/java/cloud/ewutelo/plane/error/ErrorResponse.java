package cloud.ewutelo.plane.error;

import cloud.ewutelo.plane.internal.HttpHeaders;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server answered, for callers who need more than the message.
 *
 * @param status the HTTP status
 * @param method the HTTP method of the request
 * @param path the path of the request, without the query
 * @param pathTemplate the path with names instead of values, fit for metrics
 * @param bodyKind the shape of the answer's body
 * @param serverMessage the server's own words, masked and shortened; empty if there were none
 * @param headers the answer's headers, under lower-case names
 */
public record ErrorResponse(
        int status,
        String method,
        String path,
        String pathTemplate,
        BodyKind bodyKind,
        String serverMessage,
        @SuppressWarnings("serial") Map<String, List<String>> headers)
        implements Serializable {

    /**
     * Copies the headers.
     */
    public ErrorResponse {
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
        return method + " " + path + ": " + status + " " + bodyKind + " " + serverMessage;
    }
}
