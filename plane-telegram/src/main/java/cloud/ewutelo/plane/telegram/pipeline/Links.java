package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.setting.PlaneSettings;

/** Pages of Plane. */
public final class Links {

    private final String workspace;

    /** Addresses below that of Plane. */
    public Links(PlaneSettings plane) {
        String base = plane.baseUrl().toString();
        this.workspace = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + plane.workspace();
    }

    /** The page of a work item by its key. */
    public String task(String key) {
        return workspace + "/browse/" + key + "/";
    }

    String task(ProjectName project, String id, int sequence) {
        return project.identifier().isEmpty()
                ? workspace + "/projects/" + project.id() + "/issues/" + id
                : task(project.identifier() + "-" + sequence);
    }

    /** The page of a project. */
    public String project(String id) {
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
