package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Events;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the history of work items: one entry for each changed field, values as people read them. */
public final class ActivityLog {
    private final Plane plane;
    private final Database database;

    /** Over a state. */
    public ActivityLog(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
    }

    /** What an entry says. */
    public static final class Entry {
        private final String verb;
        private final @Nullable String field;
        private final @Nullable String oldValue;
        private final @Nullable String newValue;
        private final String comment;
        private @Nullable String oldIdentifier;
        private @Nullable String newIdentifier;

        /** Without identifiers. */
        public Entry(
                String verb,
                @Nullable String field,
                @Nullable String oldValue,
                @Nullable String newValue,
                String comment) {
            this.verb = verb;
            this.field = field;
            this.oldValue = oldValue;
            this.newValue = newValue;
            this.comment = comment;
        }

        /** With the ids behind the values. */
        public Entry identifiers(@Nullable String before, @Nullable String after) {
            oldIdentifier = before;
            newIdentifier = after;
            return this;
        }
    }

    /** Follows what happens to work items and their comments. */
    public void follow(Events events) {
        events.listen(event -> {
            if (event.actor() == null) {
                return;
            }
            if (event.entity().equals("issue_comment")) {
                renew(database.workItems.find(event.row().text("issue")));
            } else if (event.entity().equals("issue") || event.entity().equals("intake_issue")) {
                if (event.action() == Events.Action.CREATED) {
                    write(event.row(), event.actor().id(), new Entry("created", null, null, null, "created the issue"));
                } else if (event.action() == Events.Action.UPDATED) {
                    changes(event);
                    renew(event.row());
                }
            }
        });
    }

    /** The server saves an item again after it has answered whatever leaves a trace in the item's history. */
    private void renew(@Nullable Row item) {
        if (item != null) {
            item.set("updated_at", plane.timeline().now());
        }
    }

    /** Adds an entry, and saves the item again. */
    public void write(Row item, String actorId, Entry entry) {
        renew(item);
        add(item, actorId, entry);
    }

    /** Adds an entry to an item that the change itself does not save, such as the other end of a relation. */
    public void add(Row item, String actorId, Entry entry) {
        database.create(
                database.activities,
                null,
                new JsonObject()
                        .with("verb", entry.verb)
                        .with("field", entry.field)
                        .with("old_value", entry.oldValue)
                        .with("new_value", entry.newValue)
                        .with("comment", entry.comment)
                        .with("attachments", new JsonArray())
                        .with("old_identifier", entry.oldIdentifier)
                        .with("new_identifier", entry.newIdentifier)
                        .with("epoch", (double) plane.timeline().now().getEpochSecond())
                        .with("project", item.get("project"))
                        .with("workspace", item.get("workspace"))
                        .with("issue", item.id())
                        .with("issue_comment", null)
                        .with("actor", actorId));
    }

    private void changes(Events.Event event) {
        String actor = Objects.requireNonNull(event.actor()).id();
        Row before = new Row(event.before());
        Row after = event.row();
        for (String sent : event.sent().keySet()) {
            String field = sent.replaceFirst("_ids$", "s").replaceFirst("_id$", "");
            if (Objects.equals(before.get(field), after.get(field))) {
                continue;
            }
            switch (field) {
                case "name", "priority" -> simple(before, after, actor, field, "updated the " + field + " to");
                case "start_date" -> date(before, after, actor, field, "updated the start date to ");
                case "target_date" -> date(before, after, actor, field, "updated the target date to");
                case "description_html" ->
                    write(
                            after,
                            actor,
                            new Entry(
                                    "updated",
                                    "description",
                                    before.textOrNull(field),
                                    after.textOrNull(field),
                                    "updated the description to"));
                case "state" -> state(before, after, actor);
                case "parent" -> parent(before, after, actor);
                case "assignees" -> people(before, after, actor);
                case "labels" -> labels(before, after, actor);
                case "archived_at" -> archive(after, actor);
                default -> {
                    // The server keeps no history of the other fields.
                }
            }
        }
    }

    private void simple(Row before, Row after, String actor, String field, String comment) {
        write(after, actor, new Entry("updated", field, before.textOrNull(field), after.textOrNull(field), comment));
    }

    private void date(Row before, Row after, String actor, String field, String comment) {
        write(
                after,
                actor,
                new Entry("updated", field, orEmpty(before.get(field)), orEmpty(after.get(field)), comment));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void state(Row before, Row after, String actor) {
        Row from = database.states.findAny(before.textOrNull("state"));
        Row to = database.states.findAny(after.textOrNull("state"));
        write(
                after,
                actor,
                new Entry("updated", "state", name(from), name(to), "updated the state to")
                        .identifiers(before.textOrNull("state"), after.textOrNull("state")));
    }

    private static @Nullable String name(@Nullable Row row) {
        return row == null ? null : row.text("name");
    }

    private void parent(Row before, Row after, String actor) {
        write(
                after,
                actor,
                new Entry(
                                "updated",
                                "parent",
                                key(before.textOrNull("parent")),
                                key(after.textOrNull("parent")),
                                "updated the parent issue to")
                        .identifiers(before.textOrNull("parent"), after.textOrNull("parent")));
    }

    /** The key by which people know an item, or an empty text. */
    public String key(@Nullable String itemId) {
        Row item = database.workItems.findAny(itemId);
        Row project = item == null ? null : database.projects.findAny(item.text("project"));
        return item == null || project == null ? "" : project.text("identifier") + "-" + item.get("sequence_id");
    }

    private void people(Row before, Row after, String actor) {
        List<String> from = before.ids("assignees");
        List<String> to = after.ids("assignees");
        for (String id : to) {
            if (!from.contains(id)) {
                write(
                        after,
                        actor,
                        new Entry("updated", "assignees", "", person(id), "added assignee ").identifiers(null, id));
            }
        }
        for (String id : from) {
            if (!to.contains(id)) {
                write(
                        after,
                        actor,
                        new Entry("updated", "assignees", person(id), "", "removed assignee ").identifiers(id, null));
            }
        }
    }

    private String person(String id) {
        Row user = database.users.findAny(id);
        return user == null ? "" : user.text("display_name");
    }

    private void labels(Row before, Row after, String actor) {
        List<String> from = before.ids("labels");
        List<String> to = after.ids("labels");
        for (String id : to) {
            if (!from.contains(id)) {
                write(
                        after,
                        actor,
                        new Entry("updated", "labels", "", name(database.labels.findAny(id)), "added label ")
                                .identifiers(null, id));
            }
        }
        for (String id : from) {
            if (!to.contains(id)) {
                write(
                        after,
                        actor,
                        new Entry("updated", "labels", name(database.labels.findAny(id)), "", "removed label ")
                                .identifiers(id, null));
            }
        }
    }

    private void archive(Row after, String actor) {
        write(
                after,
                actor,
                after.get("archived_at") == null
                        ? new Entry("updated", "archived_at", "archive", "restore", "has restored the issue")
                        : new Entry("updated", "archived_at", null, "manual_archive", "Actor has archived the issue"));
    }
}
