package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A password, key or other text that must not be shown. Printing it, logging it, or writing an object that holds it as JSON
 * gives {@code ***}; only {@link #reveal()} gives the text.
 */
public final class Secret {

    private static final String MASK = "***";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Hides a text.
     *
     * @param value the text; not empty
     * @return the secret
     * @throws InvalidRequestException if it is empty
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new InvalidRequestException("secret", "is empty", "Give it the password or key.");
        }
        return new Secret(value);
    }

    /**
     * The text itself. Call it where it is sent or stored, and nowhere else.
     *
     * @return the text
     */
    public String reveal() {
        return value;
    }

    /** Compares in a time that does not depend on where the texts differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(value), bytes(that.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * Three asterisks.
     *
     * @return the same for all secrets
     */
    @Override
    public String toString() {
        return MASK;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
