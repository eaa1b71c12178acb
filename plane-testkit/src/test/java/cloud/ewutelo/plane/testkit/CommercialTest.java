package cloud.ewutelo.plane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From documentation, not observed: these tests fix what the emulator promises, not what a server was seen to do. */
class CommercialTest {
    private final PlaneServer server =
            PlaneServer.builder().edition(PlaneEdition.COMMERCIAL).start();
    private final Api api = new Api(server);
    private String project = "";
    private String item = "";

    @BeforeEach
    void createItem() throws Exception {
        project = api.project("Commercial", "COM");
        item = project + "work-items/"
                + api.json("POST", project + "work-items/", "{\"name\":\"typed\"}")
                        .get("id")
                        .asText()
                + "/";
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String property(String json) throws Exception {
        String type = api.json("POST", project + "work-item-types/", "{\"name\":\"Task\"}")
                .get("id")
                .asText();
        return api.json("POST", project + "work-item-types/" + type + "/work-item-properties/", json)
                .get("id")
                .asText();
    }

    @Test
    void storesOneValueOfAProperty() throws Exception {
        String values = item + "work-item-properties/"
                + property("{\"display_name\":\"Cost Estimate\",\"property_type\":\"DECIMAL\"}") + "/values/";

        assertThat(api.call("GET", values, "").statusCode()).isEqualTo(404);
        assertThat(api.call("POST", values, "{\"value\":\"much\"}").statusCode())
                .isEqualTo(400);
        assertThat(api.json("POST", values, "{\"value\":12.5}").get("value").asDouble())
                .isEqualTo(12.5);
        assertThat(api.get(values).get("value_type").asText()).isEqualTo("DECIMAL");
        assertThat(api.call("DELETE", values, "").statusCode()).isEqualTo(204);
    }

    @Test
    void storesSeveralOptionsOfAProperty() throws Exception {
        String property = property("{\"display_name\":\"Agent\",\"property_type\":\"OPTION\",\"is_multi\":true}");
        String options = project + "work-item-properties/" + property + "/options/";
        String one = api.json("POST", options, "{\"name\":\"one\"}").get("id").asText();
        String two = api.json("POST", options, "{\"name\":\"two\"}").get("id").asText();

        JsonNode stored = api.json(
                "POST",
                item + "work-item-properties/" + property + "/values/",
                "{\"value\":[\"" + one + "\",\"" + two + "\"]}");

        assertThat(stored).hasSize(2);
    }

    @Test
    void sumsWorklogs() throws Exception {
        api.call("POST", item + "worklogs/", "{\"description\":\"a\",\"duration\":30}");
        api.call("POST", item + "worklogs/", "{\"description\":\"b\",\"duration\":15}");

        assertThat(api.get(item + "worklogs/")).hasSize(2);
        assertThat(api.get(project + "total-worklogs/").at("/0/duration").asInt())
                .isEqualTo(45);
    }

    @Test
    void refusesWhatThePlanDoesNotInclude() throws Exception {
        server.closePlanGate("worklogs", 402);

        assertThat(api.call("GET", item + "worklogs/", "").statusCode()).isEqualTo(402);
    }

    @Test
    void hasPagesOfOneHundred() throws Exception {
        assertThat(api.call("GET", project + "work-items/?per_page=101", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void isNotThereOnTheCommunityEdition() throws Exception {
        try (PlaneServer community = PlaneServer.start()) {
            Api other = new Api(community);
            assertThat(other.call("GET", other.project("Free", "FRE") + "work-item-types/", "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
