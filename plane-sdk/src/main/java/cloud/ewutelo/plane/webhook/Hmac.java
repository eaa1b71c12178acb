package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The algorithms of signatures and digests. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    static SecretKeySpec key(String secret) {
        if (secret.isBlank()) {
            throw new InvalidRequestException(
                    "secret", "is empty", "Use the one that Plane showed when the webhook was created.");
        }
        if (secret.chars().anyMatch(Character::isWhitespace)) {
            throw new InvalidRequestException(
                    "secret", "contains white space", "Cut off the line end that came with the copy.");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    static String signature(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }

    static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
