package cloud.ewutelo.plane.testkit;

/**
 * A user of the server with a key for the public API.
 *
 * @param id the user's id
 * @param email the e-mail address
 * @param displayName the name shown to others
 * @param apiKey the value for the {@code X-Api-Key} header
 */
public record Account(String id, String email, String displayName, String apiKey) {}
