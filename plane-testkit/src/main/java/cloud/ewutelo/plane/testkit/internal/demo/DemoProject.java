package cloud.ewutelo.plane.testkit.internal.demo;

import cloud.ewutelo.plane.testkit.internal.account.Accounts;
import cloud.ewutelo.plane.testkit.internal.core.Memberships;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.project.Projects;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.workitem.WorkItems;
import cloud.ewutelo.plane.testkit.internal.workspace.Workspaces;
import java.util.List;
import java.util.Locale;

/** What the web application puts into every new workspace: a bot, and a project of the bot with a few things in it. */
public final class DemoProject {
    private static final int IDENTIFIER_LENGTH = 5;

    private final Plane plane;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Projects projects;
    private final WorkItems workItems;

    /** Over a state. */
    public DemoProject(Plane plane, Accounts accounts, Workspaces workspaces, Projects projects, WorkItems workItems) {
        this.plane = plane;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.projects = projects;
        this.workItems = workItems;
    }

    /** Fills a workspace. */
    public void add(Row workspace, Row owner) {
        Row bot = accounts.createUser("bot_user_" + workspace.id() + "@plane.so", "Plane", "", "");
        bot.set("display_name", "Plane").set("is_bot", true).set("bot_type", "WORKSPACE_SEED");
        workspaces.join(workspace, bot, Memberships.ADMIN, "", bot.id());
        String letters =
                workspace.text("name").replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
        Row project = plane.database()
                .create(
                        plane.database().projects,
                        bot.id(),
                        projects.create(
                                workspace,
                                JsonObject.of(
                                        "name",
                                        workspace.get("name"),
                                        "identifier",
                                        letters.substring(0, Math.min(IDENTIFIER_LENGTH, letters.length())))));
        project.set("cycle_view", true).set("module_view", true).set("issue_views_view", true);
        projects.furnish(project, bot.id());
        projects.join(project, owner.id(), Memberships.ADMIN, bot.id());
        for (String name : List.of("Look around", "Invite your team", "Create a work item", "Plan a cycle")) {
            workItems.create(project, JsonObject.of("name", name), bot.id());
        }
        for (String name : List.of("First cycle", "Second cycle")) {
            plane.database().create(plane.database().cycles, bot.id(), placed(project, name));
        }
        for (String name : List.of("Onboarding", "Website", "Launch")) {
            plane.database().create(plane.database().modules, bot.id(), placed(project, name));
        }
    }

    private static JsonObject placed(Row project, String name) {
        return new JsonObject()
                .with("name", name)
                .with("project", project.id())
                .with("workspace", project.get("workspace"));
    }
}
