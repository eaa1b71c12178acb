package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneTimeoutException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.RateLimitedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.support.WireMockedPlane;
import cloud.ewutelo.plane.workitem.WorkItem;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends WireMockedPlane {

    private static final Duration[] DEFAULT_WAITS = {
        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)
    };

    @Test
    void tooManyRequestsHonoursRetryAfter() {
        first(get(urlPathEqualTo(ITEMS_PATH + ITEM + "/")), throttled().withHeader("Retry-After", "37"));

        assertThat(project().workItems().get(ITEM).name()).isEqualTo("Task");

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(37));
    }

    @Test
    void tooManyRequestsOnPostIsRepeatedBecauseNothingWasDone() {
        first(post(urlPathEqualTo(ITEMS_PATH)), throttled().withHeader("Retry-After", "2"));

        assertThat(project().workItems().create(w -> w.name("Task")).name()).isEqualTo("Task");

        server.verify(2, postRequestedFor(urlPathEqualTo(ITEMS_PATH)));
    }

    @Test
    void retryAfterAsDateIsMeasuredOnTheServersClock() {
        first(
                get(urlPathEqualTo(ITEMS_PATH + ITEM + "/")),
                throttled()
                        .withHeader("Date", "Sun, 22 Nov 2009 08:00:00 GMT")
                        .withHeader("Retry-After", "Sun, 22 Nov 2009 08:00:20 GMT"));

        project().workItems().get(ITEM);

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void tooManyRequestsWithoutRetryAfterWaitsLikeOtherFailures() {
        server.stubFor(any(anyUrl()).willReturn(throttled()));

        assertThatThrownBy(() -> project().workItems().get(ITEM))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.retryAfter())
                        .isEmpty());
        assertThat(time.sleeps()).containsExactly(DEFAULT_WAITS);
    }

    @Test
    void waitBeyondTheDeadlineFailsAtOnce() {
        server.stubFor(any(anyUrl()).willReturn(throttled().withHeader("Retry-After", "3600")));

        assertThatThrownBy(() -> project().workItems().get(ITEM))
                .isInstanceOfSatisfying(RateLimitedException.class, e -> assertThat(e.retryAfter())
                        .contains(Duration.ofHours(1)))
                .hasMessageContaining("3600 s");
        assertThat(time.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void gatewayErrorsOfReadsAreRetried(int status) {
        first(get(urlPathEqualTo(ITEMS_PATH + ITEM + "/")), aResponse().withStatus(status));

        project().workItems().get(ITEM);

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void gatewayErrorsOfPostAreNotRepeated(int status) {
        // A Retry-After of zero would make OkHttp repeat it on its own.
        server.stubFor(post(urlPathEqualTo(ITEMS_PATH))
                .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "0")));

        assertThatThrownBy(() -> project().workItems().create(w -> w.name("Task")))
                .isInstanceOf(ServerErrorException.class)
                .hasMessageContaining("look before you repeat it");

        server.verify(1, postRequestedFor(urlPathEqualTo(ITEMS_PATH)));
    }

    @Test
    void internalServerErrorIsNotRetried() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(500)
                        .withBody("{\"error\":\"Something went wrong please try again later\"}")));

        assertThatThrownBy(() -> project().workItems().get(ITEM)).isInstanceOf(ServerErrorException.class);

        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void connectionResetInMidBodyOfGetIsRetried(Fault fault) {
        first(get(urlPathEqualTo(ITEMS_PATH + ITEM + "/")), aResponse().withFault(fault));

        assertThat(project().workItems().get(ITEM).name()).isEqualTo("Task");

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void connectionResetOfPostIsNotRepeated(Fault fault) {
        server.stubFor(post(urlPathEqualTo(ITEMS_PATH)).willReturn(aResponse().withFault(fault)));

        assertThatThrownBy(() -> project().workItems().create(w -> w.name("Task")))
                .isInstanceOfSatisfying(PlaneTransportException.class, e -> assertThat(e.requestSent())
                        .isTrue())
                .hasMessageContaining("look before you repeat it");

        server.verify(1, postRequestedFor(urlPathEqualTo(ITEMS_PATH)));
    }

    @Test
    void connectionResetOfPatchIsRetriedBecauseItSetsValues() {
        first(patch(urlPathEqualTo(ITEMS_PATH + ITEM + "/")), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(project().workItems().update(ITEM, w -> w.name("Task")).name())
                .isEqualTo("Task");
    }

    @Test
    void deletionWhoseAnswerWasLostIsDoneWhenTheObjectIsGone() {
        server.stubFor(delete(urlPathEqualTo(ITEMS_PATH + ITEM + "/"))
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("gone"));
        server.stubFor(delete(urlPathEqualTo(ITEMS_PATH + ITEM + "/"))
                .inScenario("lost")
                .whenScenarioStateIs("gone")
                .willReturn(aResponse()
                        .withStatus(404)
                        .withBody("{\"error\":\"The requested resource does not exist.\"}")));

        project().workItems().delete(ITEM);

        assertThatThrownBy(() -> project().workItems().delete(ITEM)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void creationWithExternalIdLooksBeforeItRepeats() {
        ExternalId pair = new ExternalId("github", "17");
        server.stubFor(post(urlPathEqualTo(ITEMS_PATH)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .willReturn(okJson(item(ITEM, "Task")
                        .replace(
                                "\"assignees\"",
                                "\"external_source\": \"github\", \"external_id\": \"17\", \"assignees\""))));

        WorkItem created = project().workItems().create(w -> w.name("Task").externalId(pair));

        assertThat(created.id()).isEqualTo(ITEM);
        server.verify(1, postRequestedFor(urlPathEqualTo(ITEMS_PATH)));
    }

    @Test
    void creationWithExternalIdIsRepeatedIfTheServerDidNotDoIt() {
        ExternalId pair = new ExternalId("github", "17");
        String stored = item(ITEM, "Task")
                .replace("\"assignees\"", "\"external_source\": \"github\", \"external_id\": \"17\", \"assignees\"");
        server.stubFor(post(urlPathEqualTo(ITEMS_PATH))
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
                .willSetStateTo("back"));
        server.stubFor(post(urlPathEqualTo(ITEMS_PATH))
                .inScenario("lost")
                .whenScenarioStateIs("back")
                .willReturn(okJson(stored).withStatus(201)));
        server.stubFor(get(urlPathEqualTo(ITEMS_PATH))
                .willReturn(aResponse()
                        .withStatus(404)
                        .withBody("{\"error\":\"The requested resource does not exist.\"}")));

        assertThat(project()
                        .workItems()
                        .create(w -> w.name("Task").externalId(pair))
                        .id())
                .isEqualTo(ITEM);

        server.verify(2, postRequestedFor(urlPathEqualTo(ITEMS_PATH)));
    }

    @Test
    void failureToConnectIsRetriedForPostToo() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0)) {
            closedPort = socket.getLocalPort();
        }
        try (PlaneClient nobody =
                client().baseUrl("http://127.0.0.1:" + closedPort).build()) {
            assertThatThrownBy(() -> nobody.workspace("acme")
                            .project(PROJECT)
                            .workItems()
                            .create(w -> w.name("Task")))
                    .isInstanceOfSatisfying(PlaneTransportException.class, e -> assertThat(e.requestSent())
                            .isFalse())
                    .hasMessageContaining("could not connect")
                    .hasMessageContaining("Nothing was sent");
        }
        assertThat(time.sleeps()).containsExactly(DEFAULT_WAITS);
    }

    @Test
    void silenceIsATimeout() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(5_000)));
        PlaneClient impatient =
                plane.with(Timeouts.defaults().withRead(Duration.ofMillis(50))).with(RetryPolicy.none());

        assertThatThrownBy(() -> impatient.users().me())
                .isInstanceOfSatisfying(PlaneTimeoutException.class, e -> assertThat(e.requestSent())
                        .isTrue());
    }

    @Test
    void observerIsToldOfEveryAttempt() {
        Recorder recorder = new Recorder();
        first(get(urlPathEqualTo(ITEMS_PATH + ITEM + "/")), throttled().withHeader("Retry-After", "3"));
        try (PlaneClient observed = client().observer(recorder).build()) {
            observed.workspace("acme").project(PROJECT).workItems().get(ITEM);
        }
        String template = "GET workspaces/{slug}/projects/{project}/work-items/{id}/";
        assertThat(recorder.events)
                .containsExactly(
                        template + " started 1",
                        template + " 429",
                        template + " attempt 2 after PT3S",
                        template + " started 2",
                        template + " 200");
    }

    @Test
    void withResponsesShowsStatusAndHeadersOfEveryAnswer() {
        first(
                get(urlPathEqualTo(ITEMS_PATH + ITEM + "/")),
                throttled().withHeader("Retry-After", "3").withHeader("X-Request-Id", "r-1"));

        WithResponses<WorkItem> task =
                plane.withResponses(() -> project().workItems().get(ITEM));

        assertThat(task.value().id()).isEqualTo(ITEM);
        assertThat(task.responses()).extracting(ResponseInfo::status).containsExactly(429, 200);
        assertThat(task.responses().get(0).requestId()).contains("r-1");
        assertThat(task.last().header("content-type")).contains("application/json");
    }

    /** Answers once like this, and from then on with a work item. */
    private void first(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(okJson(item(ITEM, "Task"))));
        server.stubFor(request.inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(answer)
                .willSetStateTo("over"));
    }

    private static ResponseDefinitionBuilder throttled() {
        return aResponse()
                .withStatus(429)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error_code\":5900,\"error_message\":\"RATE_LIMIT_EXCEEDED\"}");
    }

    private static final class Recorder implements PlaneObserver {

        private final List<String> events = new java.util.ArrayList<>();

        @Override
        public void requestStarted(String method, String pathTemplate, int attempt) {
            events.add(method + " " + pathTemplate + " started " + attempt);
        }

        @Override
        public void requestFinished(String method, String pathTemplate, int status, Duration took) {
            events.add(method + " " + pathTemplate + " " + status);
        }

        @Override
        public void requestRetried(String method, String pathTemplate, int nextAttempt, Duration wait) {
            events.add(method + " " + pathTemplate + " attempt " + nextAttempt + " after " + wait);
        }
    }
}
