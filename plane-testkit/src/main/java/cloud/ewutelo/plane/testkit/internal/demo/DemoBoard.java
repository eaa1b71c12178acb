package cloud.ewutelo.plane.testkit.internal.demo;

import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.project.Projects;
import cloud.ewutelo.plane.testkit.internal.server.Emulator;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A small project with agents at work, to look at. */
public final class DemoBoard {
    private final Emulator emulator;
    private final Database database;

    /** In a server. */
    public DemoBoard(Emulator emulator) {
        this.emulator = emulator;
        this.database = emulator.plane().database();
    }

    /** Adds the project; the agents become its members. */
    public void add(Row workspace, Row owner, List<String> agents) {
        Projects projects = emulator.projects();
        JsonObject names = JsonObject.of("name", "Onboarding", "identifier", "ONB");
        Row project = database.create(database.projects, owner.id(), projects.create(workspace, names));
        project.set("logo_props", projects.randomLogo());
        projects.furnish(project, owner.id());
        agents.forEach(agent -> projects.join(project, agent, Memberships.MEMBER, owner.id()));
        String first = agents.get(0);
        String second = agents.get(1);
        item(project, owner, "Back up the database", "Todo", "high", first);
        item(project, owner, "Rotate the API keys", "In Progress", "urgent", second);
        item(project, owner, "Write the runbook", "Backlog", "medium", null);
        item(project, owner, "Move the webhook receiver behind TLS", "Todo", "low", second);
        item(project, owner, "Order a new domain", "Done", "none", first);
    }

    private void item(Row project, Row owner, String name, String state, String priority, @Nullable String assignee) {
        Row target = Objects.requireNonNull(database.states.firstOf(project.id(), row -> row.has("name", state)));
        JsonArray assignees = new JsonArray();
        if (assignee != null) {
            assignees.add(assignee);
        }
        emulator.workItems()
                .create(
                        project,
                        new JsonObject()
                                .with("name", name)
                                .with("priority", priority)
                                .with("state", target.id())
                                .with("assignees", assignees),
                        owner.id());
    }
}
