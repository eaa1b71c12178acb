package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.model.JsonValue;

/**
 * A successful answer, not interpreted.
 *
 * @param info status and headers
 * @param body the body as text; empty if there was none
 */
public record RawResponse(ResponseInfo info, String body) {

    /**
     * The body as JSON.
     *
     * @return the parsed body; JSON null if there was none
     * @throws IllegalArgumentException if the body is not JSON
     */
    public JsonValue json() {
        return body.isEmpty() ? JsonValue.of(null) : JsonValue.parse(body);
    }

    /**
     * Tells status and size, never the body.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return info.method() + " " + info.path() + ": " + info.status() + ", " + body.length() + " characters";
    }
}
