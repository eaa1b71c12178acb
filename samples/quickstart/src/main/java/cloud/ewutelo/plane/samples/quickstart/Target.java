package cloud.ewutelo.plane.samples.quickstart;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the sample runs: at the real Plane of {@code PLANE_BASE_URL}, {@code PLANE_API_KEY} (or {@code PLANE_API_KEY_FILE}) and
 * {@code PLANE_WORKSPACE}, or at an embedded one if none of them is set.
 */
record Target(
        String baseUrl,
        String workspace,
        Map<String, String> settings,
        @Nullable PlaneServer embedded) implements AutoCloseable {

    static Target fromEnvironment(Map<String, String> environment) {
        String url = environment.get("PLANE_BASE_URL");
        String workspace = environment.get("PLANE_WORKSPACE");
        boolean key = environment.containsKey("PLANE_API_KEY") || environment.containsKey("PLANE_API_KEY_FILE");
        if (url == null && workspace == null && !key) {
            PlaneServer server = PlaneServer.start();
            String origin = server.url().toString();
            Map<String, String> settings = Map.of("PLANE_BASE_URL", origin, "PLANE_API_KEY", server.apiKey());
            return new Target(origin, server.workspaceSlug(), settings, server);
        }
        if (url == null || workspace == null || !key) {
            throw new IllegalArgumentException("To run against a real Plane, set PLANE_BASE_URL, PLANE_WORKSPACE and "
                    + "PLANE_API_KEY (or PLANE_API_KEY_FILE); to run against the embedded one, set none of them.");
        }
        return new Target(url, workspace, environment, null);
    }

    PlaneClient connect() {
        return PlaneClient.builder().environment(settings).build();
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    @Override
    public String toString() {
        return "Target[" + baseUrl + ", workspace " + workspace + "]";
    }
}
