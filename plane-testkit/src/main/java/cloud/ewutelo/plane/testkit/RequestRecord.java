package cloud.ewutelo.plane.testkit;

import java.util.Map;

/**
 * A request that the server received.
 *
 * @param method the method
 * @param path the path as sent, without the query
 * @param query the query without its question mark; empty when there was none
 * @param headers the headers; look-ups ignore case
 * @param body the body as UTF-8 text
 * @param status the status that was answered
 */
public record RequestRecord(
        String method, String path, String query, Map<String, String> headers, String body, int status) {}
