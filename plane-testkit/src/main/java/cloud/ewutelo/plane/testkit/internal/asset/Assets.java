package cloud.ewutelo.plane.testkit.internal.asset;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of files, whether their bytes have arrived or not. */
final class Assets {
    private static final DateTimeFormatter LAST_MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    private final Plane plane;
    private final Database database;
    private final Storage storage;

    Assets(Plane plane, Storage storage) {
        this.plane = plane;
        this.database = plane.database();
        this.storage = storage;
    }

    /** Stores the record of a file that is still to come. */
    Row create(String userId, String entityType, String name, Object type, Object size, @Nullable Row project) {
        String folder = project == null ? "" : project.text("workspace") + "/";
        JsonObject values = new JsonObject()
                .with(
                        "attributes",
                        new JsonObject().with("name", name).with("type", type).with("size", size))
                .with("asset", folder + plane.randomness().hex(32) + "-" + name)
                .with("entity_type", entityType)
                .with("entity_identifier", null)
                .with("is_deleted", false)
                .with("is_archived", false)
                .with("external_id", null)
                .with("external_source", null)
                .with("size", ((Number) size).doubleValue())
                .with("is_uploaded", false)
                .with("storage_metadata", new JsonObject())
                .with("user", null)
                .with("workspace", project == null ? null : project.get("workspace"))
                .with("draft_issue", null)
                .with("project", project == null ? null : project.id())
                .with("issue", null)
                .with("comment", null)
                .with("page", null);
        return database.newRow(userId, values);
    }

    /** Marks a file as uploaded, whether it was or not; what the store knows of it is kept. */
    void markUploaded(Row asset, String userId) {
        Storage.StoredFile file = storage.find(asset.text("asset"));
        asset.set("is_uploaded", true).set("attributes", inDatabaseOrder(asset.object("attributes")));
        asset.set(
                "storage_metadata",
                file == null
                        ? null
                        : new JsonObject()
                                .with("ETag", file.etag())
                                .with("Metadata", new JsonObject())
                                .with("ContentType", file.contentType())
                                .with("LastModified", LAST_MODIFIED.format(file.lastModified()))
                                .with("ContentLength", (long) file.content().length));
        database.touch(asset, userId);
    }

    /** The database keeps the keys of JSON columns by length, then by alphabet. */
    private static JsonObject inDatabaseOrder(JsonObject object) {
        List<String> keys = new ArrayList<>(object.keySet());
        keys.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        JsonObject sorted = new JsonObject();
        keys.forEach(key -> sorted.put(key, object.get(key)));
        return sorted;
    }

    /** The size as the policy will allow it: never more than the server's limit. Texts crash. */
    Object limited(Object size) {
        long limit = plane.settings().bodyBytes();
        if (size instanceof Number number) {
            return number.doubleValue() > limit ? (Object) limit : size;
        }
        throw ApiException.crash();
    }

    /** The name as it is stored: newer versions remove folders and leading dots. */
    String fileName(String name) {
        if (plane.settings().isCe122()) {
            return name;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.replace("..", "").replaceFirst("^\\.+", "");
    }
}
