package cloud.ewutelo.plane.telegram.store;

import java.time.Instant;
import java.util.Optional;

/** Who changed what lately, as webhooks told it: Plane's API does not. */
public final class Actors {

    private final Database database;

    /**
     * A user of Plane.
     *
     * @param id the user's id
     * @param name the display name; empty text if it is not known
     * @param email the address; empty text if it is not known
     */
    public record User(String id, String name, String email) {}

    Actors(Database database) {
        this.database = database;
    }

    /** Who changed a property last. */
    public Optional<User> find(String entity, String field) {
        return database.first(
                "SELECT id, name, email FROM actor WHERE entity = ? AND field = ?",
                row -> new User(row.getString(1), row.getString(2), row.getString(3)),
                entity,
                field);
    }

    /** Keeps who changed a property. */
    public void put(String entity, String field, User user, Instant now) {
        database.write("""
                INSERT INTO actor (entity, field, id, name, email, noticed_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (entity, field) DO UPDATE SET id = excluded.id, name = excluded.name, email = excluded.email,
                    noticed_at = excluded.noticed_at
                """, entity, field, user.id(), user.name(), user.email(), now);
    }

    void forget(Instant before) {
        database.write("DELETE FROM actor WHERE noticed_at < ?", before);
    }
}
