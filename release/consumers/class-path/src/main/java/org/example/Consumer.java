package org.example;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;

/** Touches what stands on libraries: HTTP, JSON, retries and pacing, Markdown, HTML. */
public final class Consumer {

    public static void main(String[] arguments) {
        try (PlaneServer server = PlaneServer.start();
                PlaneClient plane = PlaneClient.builder()
                        .baseUrl(server.url().toString())
                        .apiKey(server.apiKey())
                        .build()) {
            var workspace = plane.workspace(server.workspaceSlug());
            workspace.projects().create(project -> project.name("Consumer").identifier("CON"));
            ProjectClient project = workspace.project("CON");
            WorkItem item = project.workItems().create(w -> w.name("Run").descriptionMarkdown("**bold**"));
            project.comments(item.id()).create(comment -> comment.text("Seen"));
            List<WorkItem> all = project.workItems().list().toList();
            check(all.size() == 1 && all.get(0).name().equals("Run"), "the listing");
            try {
                project.workItems().get("CON-99");
                check(false, "the refusal");
            } catch (NotFoundException expected) {
                check(expected.status() == 404, "the status");
            }
        }
        System.out.println("The class path works on Java " + Runtime.version().feature() + ".");
    }

    private static void check(boolean fine, String what) {
        if (!fine) {
            throw new IllegalStateException(what + " is not right");
        }
    }
}
