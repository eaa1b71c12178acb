package cloud.ewutelo.plane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PlaneExtension.class)
class PlaneServerTest {
    @Test
    void startsWithAWorkspaceAndAnAdministrator(PlaneServer server) throws Exception {
        JsonNode me = new Api(server).get("/api/v1/users/me/");

        assertThat(me.get("id").asText()).isEqualTo(server.admin().id());
        assertThat(server.workspaceSlug()).isEqualTo("acme");
    }

    @Test
    void gives403ForABadKey(PlaneServer server) throws Exception {
        var response = new Api(server, "plane_api_wrong").call("GET", "/api/v1/users/me/", "");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"detail\":\"Given API token is not valid\"}");
    }

    @Test
    void showsTimesInTheZoneOfTheKeysUser(PlaneServer server) throws Exception {
        Account agent = server.addMember("agent@example.com", "agent", Role.MEMBER);
        server.setTimeZone(agent.id(), "Asia/Tokyo");
        String project = new Api(server).project("Zones", "ZON");

        JsonNode seen = new Api(server, agent.apiKey()).get(project);

        assertThat(seen.get("created_at").asText()).endsWith("+09:00");
    }

    @Test
    void limitsCallsOfAKey() throws Exception {
        try (PlaneServer server = PlaneServer.builder().rateLimitPerMinute(2).start()) {
            Api api = new Api(server);
            api.call("GET", "/api/v1/users/me/", "");
            api.call("GET", "/api/v1/users/me/", "");

            var refused = api.call("GET", "/api/v1/users/me/", "");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void keepsAJournalOfRequests(PlaneServer server) throws Exception {
        new Api(server).call("GET", "/api/v1/users/me/?a=b", "");

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/api/v1/users/me/");
            assertThat(request.query()).isEqualTo("a=b");
            assertThat(request.headers()).containsKey("x-api-key");
            assertThat(request.status()).isEqualTo(200);
        });
        server.clearRequests();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void showsWhatAWorkspaceHolds(PlaneServer server) throws Exception {
        Api api = new Api(server);
        String project = api.project("Looking", "LOO");
        api.call("POST", project + "work-items/", "{\"name\":\"seen\",\"priority\":\"high\"}");

        WorkspaceView.WorkItem item = server.workspace("acme").workItem("LOO-1");

        assertThat(item.name()).isEqualTo("seen");
        assertThat(item.state()).isEqualTo("Backlog");
        assertThatThrownBy(() -> server.workspace("nope")).hasMessageContaining("nope");
    }

    @Test
    void comesBackFromASnapshot(PlaneServer server, @TempDir Path folder) throws Exception {
        Api api = new Api(server);
        String project = api.project("Kept", "KEP");
        api.call("POST", project + "work-items/", "{\"name\":\"kept\",\"target_date\":\"2030-01-02\"}");
        server.snapshot(folder.resolve("state.json"));
        server.reset();

        server.restore(folder.resolve("state.json"));

        JsonNode items = api.get(project + "work-items/");
        assertThat(items.get("results").get(0).get("target_date").asText()).isEqualTo("2030-01-02");
        assertThat(api.call("POST", project + "work-items/", "{\"name\":\"new\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void startsAgainWithTheSameKey(PlaneServer server) throws Exception {
        Account before = server.admin();
        new Api(server).project("Gone", "GON");

        server.reset();

        assertThat(server.admin()).isEqualTo(before);
        assertThat(server.workspace("acme").projects()).isEmpty();
    }

    @Test
    void givesTheSameIdsForTheSameSeed() {
        try (PlaneServer one = PlaneServer.builder().seed(7).start();
                PlaneServer other = PlaneServer.builder().seed(7).start()) {
            assertThat(one.admin()).isEqualTo(other.admin());
        }
    }

    @Test
    void listsWorkItemsPageByPage(PlaneServer server) throws Exception {
        Api api = new Api(server);
        String project = api.project("Many", "MNY");
        for (int i = 0; i < 300; i++) {
            api.call("POST", project + "work-items/", "{\"name\":\"item " + i + "\"}");
        }

        JsonNode page = api.get(project + "work-items/?per_page=250&cursor=250:1:0");

        assertThat(page.get("results")).hasSize(50);
        assertThat(page.get("next_page_results").asBoolean()).isFalse();
    }

    @Test
    void showsABoardToBrowsers(PlaneServer server) throws Exception {
        List<Account> agents = server.seedDemo();

        JsonNode board = new Api(server).get("/_testkit/board");

        assertThat(agents).hasSize(2);
        assertThat(board.at("/workspaces/0/projects/0/columns/1/items/0/key").asText())
                .isEqualTo("ONB-1");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void takesCommandsOverHttp(PlaneServer server) throws Exception {
        Api api = new Api(server);

        JsonNode member = api.json(
                "POST", "/_testkit/members", "{\"email\":\"x@example.com\",\"display_name\":\"x\",\"role\":\"guest\"}");
        api.call("POST", "/_testkit/faults", "{\"path\":\"**\",\"fault\":\"status\",\"status\":502}");

        assertThat(member.get("api_key").asText()).startsWith("plane_api_");
        assertThat(api.call("GET", "/api/v1/users/me/", "").statusCode()).isEqualTo(502);
        assertThat(api.call("GET", "/api/v1/users/me/", "").statusCode()).isEqualTo(200);
        assertThat(api.call("POST", "/_testkit/faults", "{\"fault\":\"nope\"}").statusCode())
                .isEqualTo(400);
    }
}
