package cloud.ewutelo.plane.testkit.internal.workitem;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.project.LabelResource;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of work items, shared by every way in which one can be made or changed. */
public final class WorkItems {
    private static final double SORT_ORDER_STEP = 10000;

    private final Plane plane;
    private final Database database;
    private final Serializer serializer;
    private final Map<String, Double> largestSortOrders = new HashMap<>();

    /** Over a state. */
    public WorkItems(Plane plane) {
        this.plane = plane;
        this.database = plane.database();
        this.serializer = keys();
    }

    /** The keys of a work item. */
    public Serializer serializer() {
        return serializer;
    }

    private Serializer keys() {
        Serializer labels = LabelResource.labels(database);
        return plane.references()
                .expandable(new Serializer()
                        .show("id")
                        .with(
                                Field.reference("type_id", database.workItemTypes),
                                Field.readOnly("created_at"),
                                Field.readOnly("updated_at"),
                                Field.instant("deleted_at").nullable(),
                                Field.integer("point", 0, 12).nullable(),
                                Field.text("name", 255).required(),
                                Field.text("description_html").blank().startsAs("<p></p>"),
                                Field.readOnly("description_binary"),
                                Field.choice("priority", "urgent", "high", "medium", "low", "none")
                                        .startsAs("none"),
                                Field.date("start_date").nullable(),
                                Field.date("target_date").nullable(),
                                Field.integer("sequence_id", Integer.MIN_VALUE, Integer.MAX_VALUE)
                                        .startsAs(1L),
                                Field.decimal("sort_order").startsAs(65535.0),
                                Field.readOnly("completed_at"),
                                Field.date("archived_at").nullable(),
                                Field.bool("is_draft").startsAs(false),
                                Field.text("external_source", 255).nullable().blank(),
                                Field.text("external_id", 255).nullable().blank(),
                                Field.reference("created_by", database.users),
                                Field.readOnly("updated_by"),
                                Field.readOnly("project"),
                                Field.readOnly("workspace"),
                                Field.reference("parent", database.workItems),
                                Field.reference("state", database.states),
                                Field.reference("estimate_point", database.estimatePoints),
                                Field.readOnly("type"),
                                Field.references("assignees", database.users).startsAs(new JsonArray()),
                                Field.references("labels", database.labels).startsAs(new JsonArray())))
                .expand(
                        "assignees",
                        (row, viewer) -> expanded(row, "assignees", database.users, plane.references()::person))
                .expand(
                        "labels",
                        (row, viewer) ->
                                expanded(row, "labels", database.labels, label -> labels.render(label, viewer)));
    }

    private static JsonArray expanded(
            Row row, String column, Table table, java.util.function.Function<Row, JsonObject> show) {
        return JsonArray.collect(row.ids(column).stream()
                .map(table::find)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted(Comparator.comparing((Row target) -> target.instant("created_at"))
                        .reversed())
                .map(show));
    }

    /** Whether the item appears in lists: not archived, no draft, not waiting for triage. */
    public boolean isListed(Row item) {
        return item.get("archived_at") == null && !item.flag("is_draft") && !isInTriage(item);
    }

    private boolean isInTriage(Row item) {
        Row state = database.states.find(item.textOrNull("state"));
        return state != null && state.flag("is_triage");
    }

    /** The listed items of a project; none when the project is archived. */
    public List<Row> listed(Row project) {
        return project.get("archived_at") != null
                ? List.of()
                : database.workItems.whereOf(project.id(), this::isListed);
    }

    /** Checks what a client sent for a new item. */
    public JsonObject validate(Row project, @Nullable Object sent) {
        return check(project, serializer.validate(sent));
    }

    /** Checks what a client sent for a change. */
    public JsonObject validatePartial(Row project, @Nullable Object sent) {
        return check(project, serializer.validatePartial(sent));
    }

    private JsonObject check(Row project, JsonObject values) {
        if (values.get("start_date") instanceof LocalDate start
                && values.get("target_date") instanceof LocalDate target
                && start.isAfter(target)) {
            throw ApiException.nonField("Start date cannot exceed target date");
        }
        String html = values.text("description_html");
        if (html != null) {
            if (html.isEmpty()) {
                throw ApiException.nonField("Invalid HTML passed");
            }
            values.put("description_html", HtmlSanitizer.clean(html));
        }
        // People who cannot work in the project and labels of other projects disappear without a word.
        JsonArray assignees = values.array("assignees");
        if (assignees != null && !assignees.isEmpty()) {
            values.put("assignees", keepMembers(project, assignees));
        }
        JsonArray labels = values.array("labels");
        if (labels != null && !labels.isEmpty()) {
            values.put("labels", keepLabels(project, labels));
        }
        requireInProject(
                project, database.states, values.text("state"), "State is not valid please pass a valid state_id");
        requireInProject(
                project,
                database.workItems,
                values.text("parent"),
                "Parent is not valid issue_id please pass a valid issue_id");
        requireInProject(
                project,
                database.estimatePoints,
                values.text("estimate_point"),
                "Estimate point is not valid please pass a valid estimate_point_id");
        return values;
    }

    private static void requireInProject(Row project, Table table, @Nullable String id, String message) {
        Row row = table.find(id);
        if (row != null && !row.has("project", project.id())) {
            throw ApiException.nonField(message);
        }
    }

    private JsonArray keepMembers(Row project, JsonArray ids) {
        // In the order in which they joined the project, whatever order was sent.
        return JsonArray.collect(database
                .projectMembers
                .whereOf(
                        project.id(),
                        member -> member.flag("is_active")
                                && member.integer("role") >= Memberships.MEMBER
                                && ids.contains(member.text("member")))
                .stream()
                .map(member -> member.text("member")));
    }

    private JsonArray keepLabels(Row project, JsonArray ids) {
        return JsonArray.collect(database.labels.whereOf(project.id(), label -> ids.contains(label.id())).stream()
                .map(Row::id));
    }

    /** Stores a new item from checked values. */
    public Row create(Row project, JsonObject values, String actorId) {
        JsonObject all = serializer.initial(values);
        Row state = values.get("state") == null ? defaultState(project) : database.states.find(values.text("state"));
        all.put("state", References.idOf(state));
        JsonArray assignees = (JsonArray) Objects.requireNonNull(all.get("assignees"));
        if (assignees.isEmpty() && project.get("default_assignee") != null) {
            all.put("assignees", JsonArray.of(project.text("default_assignee")));
        }
        double last = largestSortOrder(project, References.idOf(state));
        if (!Double.isNaN(last)) {
            all.put("sort_order", last + SORT_ORDER_STEP);
        }
        long sequence = (long) project.number("next_sequence");
        project.set("next_sequence", sequence + 1);
        all.put("sequence_id", sequence);
        all.put("created_by", actorId);
        all.put("description_binary", null);
        all.put("completed_at", null);
        all.put("type", null);
        all.put("project", project.id());
        all.put("workspace", project.get("workspace"));
        Row item = database.create(database.workItems, actorId, all);
        largestSortOrders.put(project.id() + References.idOf(state), item.number("sort_order"));
        setCompletion(item);
        return item;
    }

    /** Stores a change from checked values. */
    public void update(Row project, Row item, JsonObject values, String actorId) {
        item.values().putAll(values);
        largestSortOrders.clear();
        if (values.containsKey("state") && values.get("state") == null) {
            item.set("state", References.idOf(defaultState(project)));
        }
        database.touch(item, actorId);
        setCompletion(item);
        if (item.get("deleted_at") != null) {
            database.workItems.delete(item);
        }
    }

    /** Hides an item, what is on it and everything below it; its history stays. */
    public void delete(Row item) {
        database.delete(database.workItems, item);
        largestSortOrders.clear();
        for (Table table : List.of(
                database.comments,
                database.links,
                database.assets,
                database.relations,
                database.cycleItems,
                database.moduleItems)) {
            table.where(row -> row.has("issue", item.id()) || row.has("related_issue", item.id()))
                    .forEach(row -> database.delete(table, row));
        }
        for (Row child : database.workItems.where(row -> row.has("parent", item.id()))) {
            delete(child);
        }
    }

    /** The state that new items get. */
    public @Nullable Row defaultState(Row project) {
        Row marked = database.states.firstOf(project.id(), row -> row.flag("default") && !row.flag("is_triage"));
        return marked != null ? marked : database.states.firstOf(project.id(), row -> !row.flag("is_triage"));
    }

    /** The item of a project, listed or not. */
    public Row require(String projectId, String itemId) {
        Row item = database.workItems.findOf(projectId, itemId);
        if (item == null) {
            throw ApiException.notFound();
        }
        return item;
    }

    /** Every save of an item in a completed state moves the time of completion to now. */
    private void setCompletion(Row item) {
        Row state = database.states.find(item.textOrNull("state"));
        boolean completed = state != null && state.has("group", "completed");
        Instant now = plane.timeline().now();
        item.set("completed_at", completed ? now : null);
    }

    /** Moves an item to another state, outside of a change by a client. */
    public void moveTo(Row item, @Nullable Row state, @Nullable String actorId) {
        item.set("state", References.idOf(state));
        database.touch(item, actorId);
        largestSortOrders.clear();
    }

    /** Forgets what was remembered of items that may be gone. */
    public void forget() {
        largestSortOrders.clear();
    }

    /** Remembered between creations, because long projects would make each of them slow. */
    private double largestSortOrder(Row project, @Nullable String stateId) {
        return largestSortOrders.computeIfAbsent(project.id() + stateId, key -> {
            double largest = Double.NaN;
            for (Row item : database.workItems.of(project.id())) {
                if (item.has("state", stateId) && !(item.number("sort_order") <= largest)) {
                    largest = item.number("sort_order");
                }
            }
            return largest;
        });
    }
}
