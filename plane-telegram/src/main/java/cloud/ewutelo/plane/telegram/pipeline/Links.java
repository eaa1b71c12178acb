package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.setting.PlaneSettings;

/** Pages of Plane. */
final class Links {

    private final String workspace;

    Links(PlaneSettings plane) {
        String base = plane.baseUrl().toString();
        this.workspace = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + plane.workspace();
    }

    String task(ProjectName project, String id, int sequence) {
        return project.identifier().isEmpty()
                ? workspace + "/projects/" + project.id() + "/issues/" + id
                : workspace + "/browse/" + project.identifier() + "-" + sequence + "/";
    }

    String project(String id) {
        return workspace + "/projects/" + id + "/issues";
    }

    String cycle(String projectId, String id) {
        return workspace + "/projects/" + projectId + "/cycles/" + id;
    }

    String module(String projectId, String id) {
        return workspace + "/projects/" + projectId + "/modules/" + id;
    }

    String home() {
        return workspace;
    }
}
