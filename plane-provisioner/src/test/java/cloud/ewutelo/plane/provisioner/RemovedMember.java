package cloud.ewutelo.plane.provisioner;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Takes somebody out of a workspace as the web application does, which no client of ours offers. */
final class RemovedMember {

    private RemovedMember() {}

    static void remove(PlaneServer server, String email, Secret password, String slug, String membership) {
        try {
            HttpClient browser =
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            String token = browser.send(
                            HttpRequest.newBuilder(at(server, "/auth/get-csrf-token/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .replaceFirst(".*\"csrf_token\": ?\"([^\"]+)\".*", "$1");
            String form = "csrfmiddlewaretoken=" + token + "&email=" + encoded(email) + "&password="
                    + encoded(password.reveal());
            browser.send(
                    HttpRequest.newBuilder(at(server, "/auth/sign-in/"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            int status = browser.send(
                            HttpRequest.newBuilder(
                                            at(server, "/api/workspaces/" + slug + "/members/" + membership + "/"))
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 204) {
                throw new AssertionError("The member was not removed: " + status);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static URI at(PlaneServer server, String path) {
        return URI.create(server.url() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
