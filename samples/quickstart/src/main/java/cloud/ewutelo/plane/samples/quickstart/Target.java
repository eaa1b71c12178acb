package cloud.ewutelo.plane.samples.quickstart;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the sample runs: at the real Plane of {@code PLANE_BASE_URL}, {@code PLANE_API_KEY} (or {@code PLANE_API_KEY_FILE}) and
 * {@code PLANE_WORKSPACE}, or at an embedded one if none of them is set.
 */
record Target(
        String baseUrl,
        String apiKey,
        String workspace,
        @Nullable PlaneServer embedded) implements AutoCloseable {

    static Target fromEnvironment(Map<String, String> environment) {
        String url = environment.get("PLANE_BASE_URL");
        String workspace = environment.get("PLANE_WORKSPACE");
        String key = apiKey(environment);
        if (url == null && workspace == null && key == null) {
            PlaneServer server = PlaneServer.start();
            return new Target(server.url().toString(), server.apiKey(), server.workspaceSlug(), server);
        }
        if (url == null || workspace == null || key == null) {
            throw new IllegalArgumentException("To run against a real Plane, set PLANE_BASE_URL, PLANE_WORKSPACE and "
                    + "PLANE_API_KEY (or PLANE_API_KEY_FILE); to run against the embedded one, set none of them.");
        }
        return new Target(url, key, workspace, null);
    }

    PlaneClient connect() {
        return PlaneClient.builder().baseUrl(baseUrl).apiKey(apiKey).build();
    }

    private static @Nullable String apiKey(Map<String, String> environment) {
        String file = environment.get("PLANE_API_KEY_FILE");
        if (file == null) {
            return environment.get("PLANE_API_KEY");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("PLANE_API_KEY_FILE cannot be read: " + file, e);
        }
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
