package cloud.ewutelo.plane.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls a server as any client would. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final PlaneServer server;
    private final String key;

    Api(PlaneServer server, String key) {
        this.server = server;
        this.key = key;
    }

    Api(PlaneServer server) {
        this(server, server.apiKey());
    }

    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(call(method, path, body).body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json("GET", path, "");
    }

    /** A new project's path below the API. */
    String project(String name, String identifier) throws IOException, InterruptedException {
        String projects = "/api/v1/workspaces/" + server.workspaceSlug() + "/projects/";
        JsonNode project = json("POST", projects, "{\"name\":\"" + name + "\",\"identifier\":\"" + identifier + "\"}");
        return projects + project.get("id").asText() + "/";
    }

    URI uri(String path) {
        return server.url().resolve(path);
    }
}
