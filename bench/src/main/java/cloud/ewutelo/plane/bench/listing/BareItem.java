package cloud.ewutelo.plane.bench.listing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A work item with every property that Plane sends, as plain as can be: ids stay texts, and times do until they are parsed. */
public final class BareItem {

    @Nullable
    String id;

    @Nullable
    String typeId;

    @Nullable
    String createdAt;

    @Nullable
    String updatedAt;

    @Nullable
    String deletedAt;

    @Nullable
    String point;

    @Nullable
    String name;

    @Nullable
    String descriptionHtml;

    @Nullable
    String descriptionBinary;

    @Nullable
    String priority;

    @Nullable
    String startDate;

    @Nullable
    String targetDate;

    int sequenceId;
    double sortOrder;

    @Nullable
    String completedAt;

    @Nullable
    String archivedAt;

    boolean isDraft;

    @Nullable
    String externalSource;

    @Nullable
    String externalId;

    @Nullable
    String createdBy;

    @Nullable
    String updatedBy;

    @Nullable
    String project;

    @Nullable
    String workspace;

    @Nullable
    String parent;

    @Nullable
    String state;

    @Nullable
    String estimatePoint;

    @Nullable
    String type;

    List<String> assignees = List.of();
    List<String> labels = List.of();

    @Nullable
    Instant created;

    @Nullable
    Instant updated;

    @Nullable
    Instant completed;

    @Nullable
    LocalDate start;

    @Nullable
    LocalDate target;

    @Nullable
    LocalDate archived;

    /** Reads the object at whose start the parser stands. */
    public static BareItem read(JsonParser in) throws IOException {
        BareItem item = new BareItem();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "id" -> item.id = in.getValueAsString();
                case "type_id" -> item.typeId = in.getValueAsString();
                case "created_at" -> item.createdAt = in.getValueAsString();
                case "updated_at" -> item.updatedAt = in.getValueAsString();
                case "deleted_at" -> item.deletedAt = in.getValueAsString();
                case "point" -> item.point = in.getValueAsString();
                case "name" -> item.name = in.getValueAsString();
                case "description_html" -> item.descriptionHtml = in.getValueAsString();
                case "description_binary" -> item.descriptionBinary = in.getValueAsString();
                case "priority" -> item.priority = in.getValueAsString();
                case "start_date" -> item.startDate = in.getValueAsString();
                case "target_date" -> item.targetDate = in.getValueAsString();
                case "sequence_id" -> item.sequenceId = in.getIntValue();
                case "sort_order" -> item.sortOrder = in.getDoubleValue();
                case "completed_at" -> item.completedAt = in.getValueAsString();
                case "archived_at" -> item.archivedAt = in.getValueAsString();
                case "is_draft" -> item.isDraft = in.getBooleanValue();
                case "external_source" -> item.externalSource = in.getValueAsString();
                case "external_id" -> item.externalId = in.getValueAsString();
                case "created_by" -> item.createdBy = in.getValueAsString();
                case "updated_by" -> item.updatedBy = in.getValueAsString();
                case "project" -> item.project = in.getValueAsString();
                case "workspace" -> item.workspace = in.getValueAsString();
                case "parent" -> item.parent = in.getValueAsString();
                case "state" -> item.state = in.getValueAsString();
                case "estimate_point" -> item.estimatePoint = in.getValueAsString();
                case "type" -> item.type = in.getValueAsString();
                case "assignees" -> item.assignees = texts(in);
                case "labels" -> item.labels = texts(in);
                default -> in.skipChildren();
            }
        }
        return item;
    }

    /** Makes instants and dates of the texts, with what the JDK has for it, as a user of the work item would. */
    void parseTimes() {
        created = instant(createdAt);
        updated = instant(updatedAt);
        completed = instant(completedAt);
        start = date(startDate);
        target = date(targetDate);
        archived = date(archivedAt);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    public int sequenceId() {
        return sequenceId;
    }

    private static List<String> texts(JsonParser in) throws IOException {
        List<String> texts = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            texts.add(in.getText());
        }
        return texts;
    }
}
