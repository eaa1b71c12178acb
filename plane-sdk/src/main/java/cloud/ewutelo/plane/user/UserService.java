package cloud.ewutelo.plane.user;

/** The user behind the API key. */
public interface UserService {

    /**
     * Reads the user whose key is used.
     *
     * <p>{@code GET /api/v1/users/me/}
     *
     * @return the user
     * @throws cloud.ewutelo.plane.error.AuthenticationException if the key is wrong
     */
    User me();
}
