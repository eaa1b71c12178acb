package org.example;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.micrometer.PlaneMetrics;
import cloud.ewutelo.plane.testkit.PlaneServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;

/** Touches what reflection and encapsulation could break: models, an upload, metrics. */
public final class Consumer {

    public static void main(String[] arguments) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (PlaneServer server = PlaneServer.start();
                PlaneClient plane = PlaneClient.builder()
                        .baseUrl(server.url().toString())
                        .apiKey(server.apiKey())
                        .observer(new PlaneMetrics(meters))
                        .build()) {
            var workspace = plane.workspace(server.workspaceSlug());
            workspace.projects().create(project -> project.name("Consumer").identifier("CON"));
            var project = workspace.project("CON");
            project.labels().create(label -> label.name("ops"));
            var item = project.workItems().create(w -> w.name("Run").label("ops"));
            var file = project.attachments(item.id())
                    .upload(Upload.of("run.txt", "log".getBytes(StandardCharsets.UTF_8)));
            if (!file.file().name().equals("run.txt") || item.labels().size() != 1 || meters.getMeters().isEmpty()) {
                throw new IllegalStateException(file.file().name() + ", " + item.labels() + ", " + meters.getMeters());
            }
        }
        if (!Consumer.class.getModule().isNamed()) {
            throw new IllegalStateException("not on the module path");
        }
        System.out.println("The module path works on Java " + Runtime.version().feature() + ".");
    }
}
