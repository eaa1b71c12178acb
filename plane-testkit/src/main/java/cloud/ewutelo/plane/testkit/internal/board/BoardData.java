package cloud.ewutelo.plane.testkit.internal.board;

import cloud.ewutelo.plane.testkit.internal.core.Ordering;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.server.Emulator;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;

/** All workspaces with their projects, states and work items, in the order in which the board draws them. */
public final class BoardData {
    private static final int LONGEST_COLUMN = 200;

    private final Emulator emulator;
    private final Database database;

    /** Over a server. */
    public BoardData(Emulator emulator) {
        this.emulator = emulator;
        this.database = emulator.plane().database();
    }

    /** The board as JSON. */
    public JsonObject read() {
        JsonArray workspaces =
                JsonArray.collect(database.workspaces.all().stream().map(this::workspace));
        return JsonObject.of("edition", emulator.plane().settings().edition().version(), "workspaces", workspaces);
    }

    private JsonObject workspace(Row workspace) {
        JsonArray projects =
                JsonArray.collect(database.projects.of(workspace.id()).stream().map(this::project));
        return new JsonObject()
                .with("slug", workspace.get("slug"))
                .with("name", workspace.get("name"))
                .with("projects", projects);
    }

    private JsonObject project(Row project) {
        List<Row> states = database.states.whereOf(project.id(), state -> !state.flag("is_triage"));
        Ordering.sort(states, "sequence");
        List<Row> items = emulator.workItems().listed(project);
        JsonArray columns = new JsonArray();
        for (Row state : states) {
            List<Row> inState =
                    items.stream().filter(item -> item.has("state", state.id())).toList();
            columns.add(new JsonObject()
                    .with("name", state.get("name"))
                    .with("color", state.get("color"))
                    .with("group", state.get("group"))
                    .with("count", (long) inState.size())
                    .with(
                            "items",
                            JsonArray.collect(
                                    inState.stream().limit(LONGEST_COLUMN).map(item -> item(project, item)))));
        }
        return new JsonObject()
                .with("identifier", project.get("identifier"))
                .with("name", project.get("name"))
                .with("archived", project.get("archived_at") != null)
                .with("columns", columns);
    }

    private JsonObject item(Row project, Row item) {
        return new JsonObject()
                .with("key", project.text("identifier") + "-" + item.get("sequence_id"))
                .with("name", item.get("name"))
                .with("priority", item.get("priority"))
                .with("target_date", item.get("target_date"))
                .with("updated_at", item.get("updated_at"))
                .with("comments", (long) database.comments.of(item.id()).size())
                .with("people", names(item.ids("assignees"), true))
                .with("labels", names(item.ids("labels"), false));
    }

    private JsonArray names(List<String> ids, boolean people) {
        JsonArray names = new JsonArray();
        for (String id : ids) {
            Row row = people ? database.users.findAny(id) : database.labels.findAny(id);
            if (row != null) {
                names.add(row.text(people ? "display_name" : "name"));
            }
        }
        return names;
    }
}
