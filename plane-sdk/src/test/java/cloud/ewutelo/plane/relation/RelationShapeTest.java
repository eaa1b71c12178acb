package cloud.ewutelo.plane.relation;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.support.WireMockedPlane;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelationShapeTest extends WireMockedPlane {

    private static final String OTHER = "2ab61b76-63d0-4cc1-9177-4efd807cba57";

    @BeforeEach
    void planeIsCommercial() {
        server.stubFor(
                get("/api/instances/")
                        .willReturn(
                                okJson(
                                        "{\"instance\":{\"edition\":\"PLANE_COMMERCIAL\",\"current_version\":\"v2.0.0\"},\"config\":{}}")));
    }

    @Test
    void commercialEditionsListBareIdsAndMoreKinds() {
        server.stubFor(get(ITEMS_PATH + ITEM + "/relations/")
                .willReturn(okJson("{\"blocking\": [], \"implements\": [\"" + OTHER + "\"]}")));

        List<Relation> relations = project().relations(ITEM).list();

        assertThat(relations).hasSize(1);
        assertThat(relations.get(0).kind()).isEqualTo(RelationKind.of("implements"));
        assertThat(relations.get(0).kind().reversed()).isEqualTo(RelationKind.of("implements"));
        assertThat(relations.get(0).workItem().id()).isEqualTo(OTHER);
        assertThat(relations.get(0).project().isPresent()).isFalse();
    }
}
