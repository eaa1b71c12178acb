package cloud.ewutelo.plane.testkit.internal.webhook;

import cloud.ewutelo.plane.testkit.internal.core.Events;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonWriter;
import cloud.ewutelo.plane.testkit.internal.project.Projects;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.workitem.CommentResource;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItemDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what happened into what is sent: nothing, one message, or one for each changed field. */
final class WebhookNews {
    private static final Map<String, String> COLUMNS =
            Map.of("state_id", "state", "assignee_ids", "assignees", "label_ids", "labels", "parent_id", "parent");

    /** Of all that happens, only this is news. */
    private static final List<String> KINDS = List.of("project", "issue", "issue_comment", "cycle", "module");

    private final Plane plane;
    private final Serializer project;
    private final Serializer comment;
    private final WorkItemDetail workItem;

    /** A message without the parts that differ from webhook to webhook. */
    record News(String event, String action, JsonObject data, JsonObject activity) {}

    WebhookNews(Plane plane, Projects projects) {
        this.plane = plane;
        this.project = projects.keys(false);
        this.comment = CommentResource.serializer(plane, false);
        this.workItem = new WorkItemDetail(plane);
    }

    List<News> of(Events.Event event) {
        List<News> news = new ArrayList<>();
        if (!KINDS.contains(event.entity())) {
            return news;
        }
        String action = event.action().name().toLowerCase(Locale.ROOT);
        switch (event.action()) {
            case CREATED -> news.add(new News(event.entity(), action, data(event), activity(event, null, null, null)));
            case DELETED -> {
                if (event.entity().equals("project")) {
                    news.add(new News(
                            "project",
                            action,
                            JsonObject.of("id", event.row().id()),
                            activity(event, null, null, null)));
                }
            }
            case UPDATED -> updates(event, action, news);
        }
        return news;
    }

    private void updates(Events.Event event, String action, List<News> news) {
        boolean silent = plane.settings().isCe122()
                && event.entity().equals("issue")
                && event.origin() == Events.Origin.PUBLIC_API;
        if (silent) {
            return;
        }
        JsonObject data = data(event);
        event.sent().forEach((key, value) -> {
            String column = COLUMNS.getOrDefault(key, key);
            Object old = raw(event.before().get(column));
            if (data.containsKey(column) && !Objects.equals(old, raw(value))) {
                news.add(new News(event.entity(), action, data, activity(event, key, value, old)));
            }
        });
    }

    /** As a client would have written it, so that it can be compared with what one has sent. */
    private static @Nullable Object raw(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number || value instanceof JsonArray) {
            return value;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        String json = JsonWriter.webhook(value);
        return value instanceof String ? value : json.substring(1, json.length() - 1);
    }

    private JsonObject data(Events.Event event) {
        Row row = event.row();
        return switch (event.entity()) {
            case "project" -> {
                JsonObject all = project.render(row, null);
                for (String counted : new String[] {
                    "total_members", "total_cycles", "total_modules", "is_member", "member_role", "is_deployed"
                }) {
                    all.remove(counted);
                }
                yield all;
            }
            case "issue" -> workItem.show(row);
            case "issue_comment" -> comment.render(row, null);
            case "cycle" ->
                References.pick(
                        row,
                        "id",
                        "created_at",
                        "updated_at",
                        "deleted_at",
                        "name",
                        "description",
                        "start_date",
                        "end_date",
                        "view_props",
                        "sort_order",
                        "external_source",
                        "external_id",
                        "progress_snapshot",
                        "archived_at",
                        "logo_props",
                        "timezone",
                        "version",
                        "created_by",
                        "updated_by",
                        "project",
                        "workspace",
                        "owned_by");
            default ->
                References.pick(
                        row,
                        "id",
                        "created_at",
                        "updated_at",
                        "deleted_at",
                        "name",
                        "description",
                        "description_text",
                        "description_html",
                        "start_date",
                        "target_date",
                        "status",
                        "view_props",
                        "sort_order",
                        "external_source",
                        "external_id",
                        "archived_at",
                        "logo_props",
                        "created_by",
                        "updated_by",
                        "project",
                        "workspace",
                        "lead",
                        "members");
        };
    }

    private JsonObject activity(
            Events.Event event, @Nullable String field, @Nullable Object newValue, @Nullable Object oldValue) {
        Row actor = event.actor();
        return new JsonObject()
                .with("field", field)
                .with("new_value", newValue)
                .with("old_value", oldValue)
                .with(
                        "actor",
                        actor == null ? new JsonObject() : plane.references().person(actor))
                .with("old_identifier", null)
                .with("new_identifier", null);
    }
}
