package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes workspaces and memberships. */
public final class Workspaces {
    private final Plane plane;

    /** Over a state. */
    public Workspaces(Plane plane) {
        this.plane = plane;
    }

    /** Stores a workspace whose owner is its first administrator. */
    public Row create(String name, String slug, @Nullable String organizationSize, Row owner) {
        Row workspace = plane.database()
                .create(
                        plane.database().workspaces,
                        owner.id(),
                        new JsonObject()
                                .with("name", name)
                                .with("logo", null)
                                .with("logo_url", null)
                                .with("slug", slug)
                                .with("organization_size", organizationSize)
                                .with("timezone", "UTC")
                                .with("background_color", randomColor())
                                .with("logo_asset", null)
                                .with("owner", owner.id()));
        join(workspace, owner, Memberships.ADMIN, "", owner.id());
        return workspace;
    }

    /** Makes a user a member; one who was a member before becomes active again. */
    public Row join(Row workspace, Row user, int role, @Nullable String companyRole, @Nullable String createdBy) {
        Row former = plane.memberships().workspaceMember(workspace.id(), user.id());
        if (former != null) {
            return former.set("role", (long) role).set("is_active", true);
        }
        return plane.database()
                .create(
                        plane.database().workspaceMembers,
                        createdBy,
                        new JsonObject()
                                .with("workspace", workspace.id())
                                .with("member", user.id())
                                .with("role", (long) role)
                                .with("company_role", companyRole)
                                .with("is_active", true));
    }

    private String randomColor() {
        return "#" + plane.randomness().hex(6).toUpperCase(Locale.ROOT);
    }
}
