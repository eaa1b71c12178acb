package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Stores invitations. */
final class Invitations {
    private Invitations() {}

    static Row store(
            Database database,
            Row workspace,
            String email,
            @Nullable Object role,
            String token,
            @Nullable String message,
            @Nullable String createdBy) {
        return database.create(
                database.invitations,
                createdBy,
                new JsonObject()
                        .with("workspace", workspace.id())
                        .with("email", email)
                        .with("accepted", false)
                        .with("token", token)
                        .with("message", message)
                        .with("responded_at", null)
                        .with("role", role));
    }
}
