package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The short objects that stand for a referenced row. */
public final class References {
    private final Database database;
    private final Settings settings;

    References(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Lets {@code expand} replace the references that most resources have. */
    public Serializer expandable(Serializer serializer) {
        for (String person : new String[] {
            "user", "created_by", "updated_by", "actor", "owned_by", "default_assignee", "project_lead"
        }) {
            serializer.expand(person, reference(person, database.users, this::person));
        }
        return serializer
                .expand("workspace", reference("workspace", database.workspaces, this::workspace))
                .expand("project", reference("project", database.projects, this::project))
                .expand("state", reference("state", database.states, this::state))
                .expand("parent", reference("parent", database.workItems, this::parent))
                .expand("estimate_point", (row, viewer) -> estimatePoint(row));
    }

    /** An expansion of a column that refers to a table. */
    public static Field.Reader reference(String column, Table table, Function<Row, JsonObject> show) {
        return (row, viewer) -> {
            Row target = table.findAny(row.textOrNull(column));
            // An empty reference is shown as an empty object, never as null.
            return target == null ? new JsonObject() : show.apply(target);
        };
    }

    /** A person. */
    public JsonObject person(Row user) {
        return pick(user, "id", "first_name", "last_name", "email", "avatar", "avatar_url", "display_name");
    }

    /** A workspace. */
    public JsonObject workspace(Row workspace) {
        return pick(workspace, "name", "slug", "id");
    }

    /** A project. */
    public JsonObject project(Row project) {
        return pick(project, "id", "identifier", "name", "cover_image", "icon_prop", "emoji", "description")
                .with("cover_image_url", project.get("cover_image"));
    }

    /** A state. */
    public JsonObject state(Row state) {
        return pick(state, "id", "name", "color", "group");
    }

    private JsonObject parent(Row item) {
        return pick(item, "id", "sequence_id").with("project_id", item.get("project"));
    }

    private JsonObject estimatePoint(Row row) {
        Row point = database.estimatePoints.findAny(row.textOrNull("estimate_point"));
        if (settings.isCe122()) {
            return point == null ? new JsonObject() : pick(point, "id", "value");
        }
        if (point == null) {
            return new JsonObject()
                    .with("deleted_at", null)
                    .with("key", null)
                    .with("description", "")
                    .with("value", "")
                    .with("created_by", null)
                    .with("updated_by", null);
        }
        return pick(
                point,
                "id",
                "created_at",
                "updated_at",
                "deleted_at",
                "key",
                "description",
                "value",
                "created_by",
                "updated_by",
                "project",
                "workspace",
                "estimate");
    }

    /** Some columns of a row. */
    public static JsonObject pick(Row row, String... columns) {
        JsonObject out = new JsonObject();
        for (String column : columns) {
            out.put(column, row.get(column));
        }
        return out;
    }

    /** The id of a row that may be missing. */
    public static @Nullable String idOf(@Nullable Row row) {
        return row == null ? null : row.id();
    }
}
