package cloud.ewutelo.plane.testkit.internal.project;

import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.core.References;
import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Database;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.Arrays;
import java.util.List;

/** {@code summary/} of a project: how many things it holds. */
final class ProjectSummary {
    private static final List<String> COUNTS =
            List.of("labels", "members", "intakes", "modules", "pages", "cycles", "states", "issues");

    private final Plane plane;

    ProjectSummary(Plane plane) {
        this.plane = plane;
    }

    Response get(Call call) {
        if (plane.database().projects.find(call.path("project")) == null) {
            throw ApiException.error(404, "Project not found");
        }
        Row project = plane.permissions().currentProject(call);
        List<String> asked = Arrays.asList(call.request().query("fields", "").split(",", -1));
        List<String> known = asked.stream().filter(COUNTS::contains).toList();
        JsonObject counts = new JsonObject();
        for (String count : known.isEmpty() ? COUNTS : known) {
            counts.put(count, (long) count(count, project.id()));
        }
        return Response.ok(References.pick(project, "id", "name", "identifier").with("counts", counts));
    }

    private int count(String what, String project) {
        Database database = plane.database();
        return switch (what) {
            case "members" ->
                database.projectMembers
                        .whereOf(project, row -> row.flag("is_active"))
                        .size();
            case "states" ->
                database.states.whereOf(project, row -> !row.flag("is_triage")).size();
            case "labels" -> database.labels.of(project).size();
            case "cycles" -> database.cycles.of(project).size();
            case "modules" -> database.modules.of(project).size();
            case "issues" -> database.workItems.of(project).size();
            case "intakes" -> database.intakeItems.of(project).size();
            default -> database.pages.of(project).size();
        };
    }
}
