package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept about somebody.
 *
 * @param email the address
 * @param password a generated password; null where the operator keeps it
 * @param key the API key
 * @param keyId Plane's id of the key
 * @param renewing whether a new key is being made, which may exist without being known here
 * @param retiringKeyId the key before, which still works
 * @param retireAt when it is to be revoked
 */
public record Credentials(
        String email,
        @Nullable Secret password,
        @Nullable Secret key,
        @Nullable String keyId,
        boolean renewing,
        @Nullable String retiringKeyId,
        @Nullable Instant retireAt) {

    static Credentials of(String email) {
        return new Credentials(email, null, null, null, false, null, null);
    }

    Credentials withPassword(Secret fresh) {
        return new Credentials(email, fresh, key, keyId, renewing, retiringKeyId, retireAt);
    }

    Credentials withRenewing(boolean now) {
        return new Credentials(email, password, key, keyId, now, retiringKeyId, retireAt);
    }

    Credentials withKey(Secret fresh, String id) {
        return new Credentials(email, password, fresh, id, false, null, null);
    }

    Credentials withRotatedKey(Secret fresh, String id, @Nullable String oldId, Instant retire) {
        return new Credentials(email, password, fresh, id, false, oldId, oldId == null ? null : retire);
    }

    Credentials retired() {
        return new Credentials(email, password, key, keyId, renewing, null, null);
    }
}
