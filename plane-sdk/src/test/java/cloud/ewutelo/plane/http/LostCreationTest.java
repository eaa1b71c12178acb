package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.support.WireMockedPlane;
import cloud.ewutelo.plane.user.Role;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server created the object, and its answer was lost: it is found by its key, and not created a second time. */
class LostCreationTest extends WireMockedPlane {

    private static final String ID = "30971183-6a8b-45c2-b320-038184350eaa";
    private static final ExternalId PAIR = new ExternalId("tracker", "17");

    /** A creation that has a key, and what the server has stored when it is asked. */
    private record Creation(String name, String path, String stored, Function<PlaneClient, String> createOrGet) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Creation> creations() {
        String keyed = "\"external_source\": \"tracker\", \"external_id\": \"17\"";
        return Stream.of(
                new Creation(
                        "link by its address",
                        ITEMS_PATH + ITEM + "/links/",
                        "\"url\": \"https://tracker.example/17\"",
                        plane -> plane.workspace("acme")
                                .project(PROJECT)
                                .links(ITEM)
                                .createOrGet(l -> l.url("https://tracker.example/17"))
                                .id()),
                new Creation(
                        "cycle by its external id",
                        PROJECT_PATH + "cycles/",
                        "\"name\": \"Other name\", " + keyed,
                        plane -> plane.workspace("acme")
                                .project(PROJECT)
                                .cycles()
                                .createOrGet(PAIR, c -> c.name("Sprint"))
                                .id()),
                new Creation(
                        "module by its external id",
                        PROJECT_PATH + "modules/",
                        "\"name\": \"Other name\", " + keyed,
                        plane -> plane.workspace("acme")
                                .project(PROJECT)
                                .modules()
                                .createOrGet(m -> m.name("Backend").externalId(PAIR))
                                .id()),
                new Creation(
                        "module by its name",
                        PROJECT_PATH + "modules/",
                        "\"name\": \"Backend\"",
                        plane -> plane.workspace("acme")
                                .project(PROJECT)
                                .modules()
                                .createOrGet(m -> m.name("Backend"))
                                .id()),
                new Creation(
                        "invitation by its address",
                        "/api/v1/workspaces/acme/invitations/",
                        "\"email\": \"Ada@example.org\", \"role\": 15",
                        plane -> plane.workspace("acme")
                                .invitations()
                                .createOrGet("ada@example.org", Role.MEMBER)
                                .id()));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void isFoundAndNotRepeated(Creation creation) {
        server.stubFor(get(urlPathEqualTo(creation.path()))
                .inScenario("creation")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson("[]")));
        server.stubFor(post(urlPathEqualTo(creation.path()))
                .inScenario("creation")
                .willSetStateTo("stored")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        server.stubFor(get(urlPathEqualTo(creation.path()))
                .inScenario("creation")
                .whenScenarioStateIs("stored")
                .willReturn(okJson("[{\"id\": \"" + ID + "\", " + creation.stored() + "}]")));

        assertThat(creation.createOrGet().apply(plane)).isEqualTo(ID);

        server.verify(1, postRequestedFor(urlPathEqualTo(creation.path())));
    }

    @Test
    void withoutKeyItIsLeftToTheCaller() {
        String stickies = "/api/v1/workspaces/acme/stickies/";
        server.stubFor(post(urlPathEqualTo(stickies)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThatThrownBy(() -> plane.workspace("acme").stickies().create(s -> s.name("Milk")))
                .isInstanceOf(PlaneTransportException.class)
                .hasMessageContaining("look before you repeat it");
        server.verify(1, postRequestedFor(urlPathEqualTo(stickies)));
    }
}
