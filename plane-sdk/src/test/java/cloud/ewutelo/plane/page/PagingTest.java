package cloud.ewutelo.plane.page;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.support.WireMockedPlane;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest extends WireMockedPlane {

    @Test
    void stopsOnNextPageResultsAlthoughTheCursorIsNeverEmpty() {
        page(0, 4, true, 1, 2);
        page(1, 4, false, 3, 4);

        assertThat(names()).containsExactly("Item 1", "Item 2", "Item 3", "Item 4");
        server.verify(2, getRequestedFor(urlPathEqualTo(ITEMS_PATH)));
    }

    @Test
    void rowThatMovedToTheNextPageIsDeliveredOnce() {
        page(0, 4, true, 1, 2);
        page(1, 5, false, 2, 3, 4);

        assertThat(names()).containsExactly("Item 1", "Item 2", "Item 3", "Item 4");
    }

    @Test
    void rowThatMovedToThePageBeforeIsNotSkipped() {
        // Item 1 is deleted after the first page was read: item 3 moves into it.
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .withQueryParam("cursor", absent())
                .willReturn(okJson(envelope(4, true, 0, 1, 2))));
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .withQueryParam("cursor", equalTo("2:0:0"))
                .willReturn(okJson(envelope(3, true, 0, 2, 3))));
        page(1, 3, false, 4);

        assertThat(names()).containsExactly("Item 1", "Item 2", "Item 3", "Item 4");
    }

    @Test
    void cursorThatDoesNotMoveIsNotFollowed() {
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .withQueryParam("cursor", absent())
                .willReturn(okJson(envelope(4, true, -1, 1, 2))));
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .withQueryParam("cursor", equalTo("2:1:0"))
                .willReturn(okJson(envelope(4, false, -1, 3, 4))));

        assertThat(names()).containsExactly("Item 1", "Item 2", "Item 3", "Item 4");
    }

    @Test
    void listingThatWouldNeverEndIsEndedWithAnError() {
        server.stubFor(any(anyUrl()).willReturn(okJson(envelope(4, true, 0, 1, 2))));

        assertThatThrownBy(this::names).isInstanceOf(PlaneException.class).hasMessageContaining("might never end");
    }

    @Test
    void pagePastTheEndEndsTheListing() {
        page(0, 2, true, 1, 2);
        page(1, 2, false);

        assertThat(names()).containsExactly("Item 1", "Item 2");
    }

    @Test
    void bareArrayAndSingleObjectAreListings() {
        server.stubFor(get(urlPathEqualTo("/api/v1/array/")).willReturn(okJson("[{\"id\":\"a\"},{\"id\":\"b\"}]")));
        server.stubFor(get(urlPathEqualTo("/api/v1/object/")).willReturn(okJson("{\"id\":\"a\",\"count\":3}")));

        assertThat(plane.raw().list("array", Map.of()))
                .extracting(row -> row.get("id").asString())
                .containsExactly("a", "b");
        assertThat(plane.raw().list("object", Map.of())).containsExactly(JsonValue.parse("{\"id\":\"a\",\"count\":3}"));
    }

    @Test
    void smallerPagesAreUsedOnceTheServerRefusesLargeOnes() {
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .withQueryParam("per_page", equalTo("1000"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"detail\":\"Invalid per_page value. Cannot exceed 100.\"}")));
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .withQueryParam("per_page", equalTo("100"))
                .willReturn(okJson(envelope(1, false, 0, 1))));

        assertThat(project().workItems().list()).hasSize(1);
        assertThat(project().workItems().list()).hasSize(1);

        server.verify(1, getRequestedFor(urlPathEqualTo(ITEMS_PATH)).withQueryParam("per_page", equalTo("1000")));
    }

    @Test
    void otherRefusalsAreNotTakenForThePageSize() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(400).withBody("{\"detail\":\"Invalid cursor parameter.\"}")));

        assertThatThrownBy(() -> project().workItems().list().toList()).isInstanceOf(ValidationException.class);
    }

    @Test
    void pageSizesThatMakePlaneFailAreRefusedBeforeARequest() {
        assertThatThrownBy(() -> project().workItems().list(q -> q.pageSize(0)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> project().workItems().list(q -> q.pageSize(1001)))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void nothingIsRequestedBeforeTheFirstIsAskedFor() {
        Listing<WorkItem> listing = project().workItems().list();
        Iterator<WorkItem> items = listing.iterator();
        assertThat(server.getAllServeEvents()).isEmpty();

        server.stubFor(any(anyUrl()).willReturn(okJson(envelope(0, false, 0))));
        assertThat(items.hasNext()).isFalse();
        assertThat(server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void iteratorEndsLikeIteratorsDo() {
        page(0, 1, false, 1);
        Iterator<WorkItem> items =
                project().workItems().list(q -> q.pageSize(2)).iterator();
        items.next();

        assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void pageThatBreaksOffIsReadAgain() {
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .inScenario("cut")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(envelope(1, false, 0, 1)).withHeader("Content-Length", "100000"))
                .willSetStateTo("whole"));
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .inScenario("cut")
                .whenScenarioStateIs("whole")
                .willReturn(okJson(envelope(1, false, 0, 1))));

        assertThat(project().workItems().list()).hasSize(1);
    }

    private List<String> names() {
        return project().workItems().list(q -> q.pageSize(2)).stream()
                .map(WorkItem::name)
                .toList();
    }

    private void page(int number, int total, boolean more, int... items) {
        var request = get(urlPathEqualTo(ITEMS_PATH));
        server.stubFor(request.withQueryParam("cursor", number == 0 ? absent() : equalTo("2:" + number + ":0"))
                .willReturn(okJson(envelope(total, more, number, items))));
    }

    private static String envelope(int total, boolean more, int page, int... items) {
        String results = Arrays.stream(items)
                .mapToObj(i -> item("00000000-0000-0000-0000-00000000000" + i, "Item " + i))
                .collect(Collectors.joining(","));
        return """
                {"grouped_by": null, "sub_grouped_by": null, "total_count": %d, "next_cursor": "2:%d:0",
                 "prev_cursor": "2:-1:1", "next_page_results": %s, "prev_page_results": false, "count": %d,
                 "total_pages": %d, "total_results": %d, "extra_stats": null, "results": [%s]}""".formatted(
                        total, page + 1, more, items.length, IntStream.of(total).sum(), total, results);
    }
}
