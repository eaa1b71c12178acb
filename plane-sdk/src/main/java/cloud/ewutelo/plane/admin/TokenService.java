package cloud.ewutelo.plane.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys of the person who is signed in. */
public interface TokenService {

    /**
     * Lists the keys, newest first, without the keys themselves.
     *
     * <p>{@code GET /api/users/api-tokens/}
     *
     * @return all keys
     */
    List<ApiToken> list();

    /**
     * Makes a key. Plane shows it in this answer and never again: store it at once. The request is not repeated if the answer is
     * lost; look for the label then.
     *
     * <p>{@code POST /api/users/api-tokens/}
     *
     * @param label what it is for, 1 to 255 characters; need not be unique
     * @param description a longer text, may be empty
     * @param expiresAt when it ends; null for never
     * @return the key, with {@link ApiToken#key()}
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if it would end in the past, which Plane takes
     */
    ApiToken create(String label, String description, @Nullable Instant expiresAt);

    /**
     * Makes a key that does not end.
     *
     * @param label what it is for, 1 to 255 characters; need not be unique
     * @return the key, with {@link ApiToken#key()}
     */
    default ApiToken create(String label) {
        return create(label, "", null);
    }

    /**
     * Ends a key at once.
     *
     * <p>{@code DELETE /api/users/api-tokens/{id}/}
     *
     * @param tokenId its id
     * @throws cloud.ewutelo.plane.error.NotFoundException if the person has no such key
     */
    void delete(String tokenId);
}
