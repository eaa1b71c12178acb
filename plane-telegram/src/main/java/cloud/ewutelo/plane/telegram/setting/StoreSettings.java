package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.model.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what must survive is kept.
 *
 * @param url a JDBC address of SQLite or PostgreSQL
 * @param userOrNull the user of PostgreSQL
 * @param passwordOrNull that user's password
 */
public record StoreSettings(
        String url, @Nullable String userOrNull, @Nullable Secret passwordOrNull) {

    /** The user of PostgreSQL. */
    public Optional<String> user() {
        return Optional.ofNullable(userOrNull);
    }

    /** That user's password. */
    public Optional<Secret> password() {
        return Optional.ofNullable(passwordOrNull);
    }
}
