package cloud.ewutelo.plane.testkit.internal.workspace;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes workspaces and memberships. */
public final class Workspaces {
    private static final Pattern SLUG = Pattern.compile("[-a-zA-Z0-9_]+");
    private static final Set<String> RESERVED_SLUGS = Set.of(
            "api",
            "admin",
            "spaces",
            "god-mode",
            "live",
            "accounts",
            "onboarding",
            "profile",
            "invitations",
            "workspace-invitations",
            "instances",
            "sign-in",
            "sign-up",
            "settings");
    private static final Serializer INPUT = new Serializer()
            .with(
                    Field.text("name", 80).required(),
                    Field.text("slug", 48).required(),
                    Field.text("organization_size", 20).nullable().blank());

    private final Plane plane;

    /** Over a state. */
    public Workspaces(Plane plane) {
        this.plane = plane;
    }

    /** Checks what a client sent for a new workspace. */
    public JsonObject validate(JsonObject sent) {
        JsonObject values = INPUT.validate(sent);
        String slug = String.valueOf(values.get("slug"));
        if (!SLUG.matcher(slug).matches()) {
            throw ApiException.field(
                    "slug", "Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens.");
        }
        if (plane.memberships().workspace(slug) != null) {
            throw ApiException.field("slug", "Workspace with this slug already exists.");
        }
        if (RESERVED_SLUGS.contains(slug)) {
            throw ApiException.field("slug", "Slug is not valid");
        }
        return values;
    }

    /** Stores a workspace from checked values; its owner is the first administrator. */
    public Row create(JsonObject values, Row owner) {
        return create(
                String.valueOf(values.get("name")),
                String.valueOf(values.get("slug")),
                values.text("organization_size"),
                owner);
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
