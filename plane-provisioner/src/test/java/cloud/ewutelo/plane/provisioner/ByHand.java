package cloud.ewutelo.plane.provisioner;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.admin.WorkspaceAdmin;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.testkit.PlaneServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Somebody who changes what was provisioned, by the credentials in the outputs. */
final class ByHand implements AutoCloseable {

    private final JsonNode secrets;
    private final PlaneAdmin admin;
    private final PlaneClient client;

    ByHand(PlaneServer server, Operator operator) {
        try {
            secrets = new ObjectMapper()
                    .readTree(operator.path("secrets/plane.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .rateLimit(RateLimit.unlimited())
                .buildAdmin();
        client = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .rateLimit(RateLimit.unlimited())
                .apiKey(secrets.at("/people/concierge/api_key").asText())
                .build();
    }

    String secret(String pointer) {
        return secrets.at(pointer).asText();
    }

    private Secret password(String name) {
        return Secret.of(secrets.at("/people/" + name + "/password").asText());
    }

    UserSession session(String name) {
        return admin.signIn(secrets.at("/people/" + name + "/email").asText(), password(name));
    }

    InstanceAdmin instance() {
        return admin.signInToInstance(secrets.at("/people/concierge/email").asText(), password("concierge"));
    }

    WorkspaceAdmin workspace() {
        return session("concierge").workspace("small");
    }

    ProjectClient project() {
        return client.workspace("small").project("ONB");
    }

    PlaneClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        admin.close();
    }
}
