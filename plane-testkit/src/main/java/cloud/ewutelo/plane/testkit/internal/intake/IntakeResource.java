package cloud.ewutelo.plane.testkit.internal.intake;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.rest.Field;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.rest.Shape;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import cloud.ewutelo.plane.testkit.internal.workitem.ActivityLog;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItemDetail;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code intake-issues/} of a project. The id in the path is the work item's, not the one of the intake row. */
public final class IntakeResource {
    private static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent", "none");
    private static final Map<String, String> STATUSES =
            Map.of("-2", "Pending", "-1", "Rejected", "0", "Snoozed", "1", "Accepted", "2", "Duplicate");
    private static final long PENDING = -2;
    private static final long ACCEPTED = 1;

    private final Plane plane;
    private final Database database;
    private final WorkItems workItems;
    private final ActivityLog log;
    private final WorkItemDetail details;
    private final Serializer serializer;

    private IntakeResource(Plane plane, WorkItems workItems, ActivityLog log) {
        this.plane = plane;
        this.database = plane.database();
        this.workItems = workItems;
        this.log = log;
        this.details = new WorkItemDetail(plane);
        this.serializer = plane.references()
                .expandable(new Serializer()
                        .show("id")
                        .with(
                                Field.computed("issue_detail", (row, viewer) -> detail(row)),
                                Field.computed("inbox", (row, viewer) -> row.get("intake")))
                        .show("created_at", "updated_at", "deleted_at")
                        .with(
                                Field.numberChoice("status", -2, -1, 0, 1, 2).startsAs(PENDING),
                                Field.instant("snoozed_till").nullable(),
                                Field.text("source", 255).nullable().blank().startsAs("IN_APP"),
                                Field.text("source_email").nullable().blank(),
                                Field.readOnly("external_source"),
                                Field.readOnly("external_id"),
                                Field.json("extra").startsAs(new JsonObject()))
                        .show("created_by", "updated_by", "project", "workspace", "intake", "issue")
                        .with(Field.reference("duplicate_to", database.workItems)));
    }

    /** Adds the routes. */
    public static void route(Plane plane, WorkItems workItems, ActivityLog log) {
        IntakeResource resource = new IntakeResource(plane, workItems, log);
        String base = "/api/v1/workspaces/{slug:text}/projects/{project}/intake-issues/";
        plane.router()
                .add(
                        base,
                        View.api(plane.permissions()::projectMember)
                                .get(resource::list)
                                .post(resource::create));
        plane.router()
                .add(
                        base + "{item}/",
                        View.api(plane.permissions()::projectMember)
                                .get(resource::get)
                                .patch(resource::update)
                                .delete(resource::delete));
    }

    private JsonObject detail(Row row) {
        return details.show(Objects.requireNonNull(database.workItems.findAny(row.text("issue"))));
    }

    /** Hidden when the snooze has passed; the future ones stay visible. */
    private boolean isVisible(Row row) {
        Instant snoozedTill = row.instantOrNull("snoozed_till");
        return snoozedTill == null || !snoozedTill.isBefore(plane.timeline().now());
    }

    private Row row(Call call) {
        Row row = database.intakeItems.firstOf(call.path("project"), item -> item.has("issue", call.path("item")));
        if (row == null) {
            throw ApiException.notFound();
        }
        return row;
    }

    private Response list(Call call) {
        Row project = plane.permissions().currentProject(call);
        Shape shape = Shape.asked(call);
        boolean open = project.flag("intake_view")
                && !database.intakes.of(project.id()).isEmpty();
        return plane.paginator()
                .page(
                        call,
                        () -> open
                                ? Table.newestFirst(database.intakeItems.whereOf(project.id(), this::isVisible))
                                : List.of(),
                        row -> serializer.render(row, call.user(), shape));
    }

    private Response get(Call call) {
        Row row = row(call);
        if (!isVisible(row)) {
            throw ApiException.notFound();
        }
        return Response.ok(serializer.render(row, call.user(), Shape.asked(call)));
    }

    private Response create(Call call) {
        Row project = plane.permissions().currentProject(call);
        JsonObject issue = call.object().object("issue");
        if (issue == null || issue.text("name") == null || "".equals(issue.get("name"))) {
            throw ApiException.error(400, "Name is required");
        }
        Row intake = database.intakes.firstOf(project.id(), row -> true);
        if (intake == null && !project.flag("intake_view")) {
            throw ApiException.error(400, "Intake is not enabled for this project enable it through the project's api");
        }
        Object priority = issue.getOrDefault("priority", "none");
        if (!PRIORITIES.contains(String.valueOf(priority))) {
            throw ApiException.error(400, "Invalid priority");
        }
        JsonObject values = JsonObject.of("name", issue.get("name"), "priority", priority);
        if (issue.text("description_html") != null) {
            values.put("description_html", issue.get("description_html"));
        }
        Row triage = database.states.firstOf(project.id(), state -> state.flag("is_triage"));
        values.put("state", References.idOf(triage));
        Row item = workItems.create(project, values, call.userId());
        if (intake == null) {
            // The work item is stored by now and stays behind.
            throw ApiException.crash();
        }
        JsonObject all = serializer.initial(new JsonObject());
        all.with("external_source", null)
                .with("external_id", null)
                .with("project", project.id())
                .with("workspace", project.get("workspace"))
                .with("intake", intake.id())
                .with("issue", item.id());
        Row row = database.create(database.intakeItems, call.userId(), all);
        JsonObject answer = serializer.render(row, call.user());
        log.write(item, call.userId(), new ActivityLog.Entry("created", null, null, null, "created the issue"));
        return Response.created(answer);
    }

    private Response update(Call call) {
        Row project = plane.permissions().currentProject(call);
        Row row = row(call);
        JsonObject sent = call.object();
        int role = plane.permissions().projectRole(call);
        if (role <= Memberships.GUEST && !row.has("created_by", call.userId())) {
            throw ApiException.error(400, "You cannot edit intake issues");
        }
        JsonObject issue = sent.object("issue");
        Row item = workItems.require(project.id(), row.text("issue"));
        if (issue != null) {
            updateItem(project, item, issue, call);
        }
        if (role == Memberships.ADMIN) {
            Object original = sent.get("duplicate_to");
            Row originalItem = original == null ? null : database.workItems.find(original.toString());
            if (original != null && (originalItem == null || !workItems.isListed(originalItem))) {
                throw ApiException.field("duplicate_to", "Invalid pk \"" + original + "\" - object does not exist.");
            }
            JsonObject values = serializer.validatePartial(sent);
            Object before = row.get("status");
            row.values().putAll(values);
            database.touch(row, call.userId());
            follow(project, item, row, values);
            JsonObject answer = serializer.render(row, call.user());
            if (values.containsKey("status")) {
                recordStatus(item, before, row.get("status"), call.userId());
            }
            return Response.ok(answer);
        }
        return Response.ok(serializer.render(row, call.user()));
    }

    private void updateItem(Row project, Row item, JsonObject issue, Call call) {
        JsonObject allowed = new JsonObject();
        for (String key : new String[] {"name", "description_html", "priority", "assignees", "labels"}) {
            if (issue.containsKey(key)) {
                allowed.put(key, issue.get(key));
            }
        }
        JsonObject before = (JsonObject) item.values().clone();
        workItems.update(project, item, workItems.validatePartial(project, allowed), call.userId());
        plane.events().updated("intake_issue", item, before, allowed, call.user());
    }

    private void recordStatus(Row item, @Nullable Object before, @Nullable Object after, String actor) {
        log.write(
                item,
                actor,
                new ActivityLog.Entry(
                        String.valueOf(after),
                        "intake",
                        STATUSES.get(String.valueOf(before)),
                        STATUSES.get(String.valueOf(after)),
                        "updated the intake status"));
    }

    /** An accepted item leaves triage. */
    private void follow(Row project, Row item, Row row, JsonObject values) {
        Row state = database.states.find(item.textOrNull("state"));
        if (values.containsKey("status") && row.has("status", ACCEPTED) && state != null && state.flag("is_triage")) {
            workItems.moveTo(item, workItems.defaultState(project), row.textOrNull("updated_by"));
        }
    }

    private Response delete(Call call) {
        Row row = row(call);
        Row item = database.workItems.find(row.text("issue"));
        if (!row.has("status", ACCEPTED) && item != null) {
            workItems.delete(item);
        }
        database.delete(database.intakeItems, row);
        return Response.noContent();
    }
}
