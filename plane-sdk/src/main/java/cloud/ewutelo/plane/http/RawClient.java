package cloud.ewutelo.plane.http;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.page.Listing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls that the SDK does not model, with the same authentication, errors, retries and rate budget.
 *
 * <p>Paths are relative to {@code /api/v1/}, as in {@code "workspaces/acme/projects/"}; a path that starts with
 * {@code /api/} is taken as it is. The trailing slash that Plane needs is added. Query values are encoded; path segments are
 * not.
 */
public interface RawClient {

    /**
     * Reads.
     *
     * @param path where
     * @param query the query; may be empty
     * @return the answer
     */
    RawResponse get(String path, Map<String, String> query);

    /**
     * Reads without a query.
     *
     * @param path where
     * @return the answer
     */
    default RawResponse get(String path) {
        return get(path, Map.of());
    }

    /**
     * Creates. It is not repeated after a failure that leaves open whether the server did it.
     *
     * @param path where
     * @param body null, a {@link JsonValue}, or plain maps, lists, strings, numbers and booleans
     * @return the answer
     */
    RawResponse post(String path, @Nullable Object body);

    /**
     * Changes.
     *
     * @param path where
     * @param body null, a {@link JsonValue}, or plain maps, lists, strings, numbers and booleans
     * @return the answer
     */
    RawResponse patch(String path, @Nullable Object body);

    /**
     * Replaces.
     *
     * @param path where
     * @param body null, a {@link JsonValue}, or plain maps, lists, strings, numbers and booleans
     * @return the answer
     */
    RawResponse put(String path, @Nullable Object body);

    /**
     * Deletes.
     *
     * @param path where
     * @return the answer
     */
    RawResponse delete(String path);

    /**
     * Lists page by page, whether Plane answers with an envelope, a bare array or a single object.
     *
     * @param path where
     * @param query the query; {@code per_page} and {@code cursor} are added
     * @return the elements; nothing is requested before they are iterated
     */
    Listing<JsonValue> list(String path, Map<String, String> query);
}
