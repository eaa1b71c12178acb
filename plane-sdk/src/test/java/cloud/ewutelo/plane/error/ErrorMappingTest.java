package cloud.ewutelo.plane.error;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.support.WireMockedPlane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorMappingTest extends WireMockedPlane {

    @Test
    void badKeyIsAnAuthenticationExceptionAlthoughPlaneAnswers403() {
        answer(403, "{\"detail\":\"Given API token is not valid\"}");

        assertThatThrownBy(() -> plane.users().me())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("expired or switched off")
                .hasMessageContaining("Personal access tokens");
    }

    @Test
    void missingKeyIsAnAuthenticationException() {
        answer(401, "{\"detail\":\"Authentication credentials were not provided.\"}");

        assertThatThrownBy(() -> plane.users().me()).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void unknownSlugIsExplained() {
        answer(403, "{\"detail\":\"You do not have permission to perform this action.\"}");

        assertThatThrownBy(() -> plane.workspace("acne").projects().list().toList())
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("\"acne\"")
                .hasMessageContaining("no such workspace")
                .hasMessageContaining("case-sensitive");
    }

    @Test
    void unknownProjectIsExplained() {
        answer(403, "{\"detail\":\"You do not have permission to perform this action.\"}");

        assertThatThrownBy(() -> project().workItems().get(ITEM))
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("no member of the project")
                .hasMessageContaining("does not exist");
    }

    @Test
    void missingObjectIsNotFound() {
        answer(404, "{\"error\":\"The requested resource does not exist.\"}");

        assertThatThrownBy(() -> project().workItems().get(ITEM))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("archived, draft or pending");
    }

    @Test
    void missingRouteIsUnsupportedByTheInstance() {
        answer(404, "{\"error\": \"Page not found.\"}");

        assertThatThrownBy(() -> plane.raw().get("workspaces/acme/work-item-types/"))
                .isInstanceOf(UnsupportedByInstanceException.class)
                .hasMessageContaining("another edition or version");
    }

    @Test
    void planGatesAreUnsupportedByTheInstance() {
        answer(402, "{\"error\":\"Payment required\"}");
        assertThatThrownBy(() -> plane.users().me()).isInstanceOf(UnsupportedByInstanceException.class);

        answer(400, "{\"error\":\"Please upgrade your plan to use this feature\"}");
        assertThatThrownBy(() -> plane.users().me()).isInstanceOf(UnsupportedByInstanceException.class);
    }

    @Test
    void fieldMessagesAreReachable() {
        answer(400, """
                {"name":["This field may not be blank."],"assignees":{"0":["Must be a valid UUID."]},
                 "non_field_errors":["Start date cannot exceed target date"],"url":"Invalid or disallowed webhook URL."}""");

        assertThatThrownBy(() -> plane.users().me())
                .isInstanceOfSatisfying(ValidationException.class, e -> {
                    assertThat(e.fieldErrors())
                            .containsExactly(
                                    Map.entry("name", List.of("This field may not be blank.")),
                                    Map.entry("assignees.0", List.of("Must be a valid UUID.")),
                                    Map.entry("non_field_errors", List.of("Start date cannot exceed target date")),
                                    Map.entry("url", List.of("Invalid or disallowed webhook URL.")));
                    assertThat(e.response().bodyKind()).isEqualTo(BodyKind.FIELDS);
                })
                .hasMessageContaining("name: This field may not be blank.");
    }

    @Test
    void projectLeadTrapIsExplainedToRawCallers() {
        answer(400, "{\"error\":\"Please provide valid detail\"}");

        assertThatThrownBy(() -> plane.raw().post("workspaces/acme/projects/", Map.of("name", "x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("may have stored the object")
                .hasMessageContaining("project_lead");
    }

    @Test
    void bodyTooLargeIsAValidationException() {
        answer(
                413,
                "{\"error\":\"REQUEST_BODY_TOO_LARGE\",\"detail\":\"The size of the request body exceeds the limit.\"}");

        assertThatThrownBy(() -> plane.raw().post("x/", Map.of())).isInstanceOf(ValidationException.class);
    }

    @Test
    void redirectOnWriteIsAnErrorAndNotFollowed() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(301)
                        .withHeader("Location", "https://elsewhere.example.org/a/?X-Amz-Signature=abc")));

        assertThatThrownBy(() -> project().workItems().create(w -> w.name("Task")))
                .isInstanceOf(UnexpectedRedirectException.class)
                .hasMessageContaining("https://elsewhere.example.org/a/")
                .hasMessageNotContaining("X-Amz-Signature");
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void webPageInPlaceOfTheApiIsExplained() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<!doctype html><html>")));

        assertThatThrownBy(() -> plane.users().me())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("Is the base URL the origin of Plane");
    }

    @Test
    void webPageWith404IsExplained() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("<html>nginx</html>")));

        assertThatThrownBy(() -> plane.users().me())
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        e -> assertThat(e.response().bodyKind()).isEqualTo(BodyKind.NOT_JSON))
                .hasMessageContaining("base URL");
    }

    @Test
    void answerWithoutARequiredPropertyNamesTheProblem() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"display_name\":\"x\"}")));

        assertThatThrownBy(() -> plane.users().me()).isInstanceOf(UnexpectedResponseException.class);
    }

    @Test
    void everyExceptionIsAPlaneExceptionAndTellsTheRequestId() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(418)
                        .withHeader("X-Request-Id", "r-7")
                        .withBody("{}")));

        assertThatThrownBy(() -> plane.users().me()).isInstanceOfSatisfying(PlaneApiException.class, e -> {
            assertThat(e.status()).isEqualTo(418);
            assertThat(e.requestId()).contains("r-7");
            assertThat(e.response().pathTemplate()).isEqualTo("users/me/");
        });
    }

    @Test
    void missingTrailingSlashCannotHappen() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        plane.raw().get("workspaces/acme/projects");
        plane.raw().post("/workspaces/acme/projects", JsonValue.of(Map.of()));
        plane.raw().get("/api/instances");

        assertThat(server.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .containsExactlyInAnyOrder(
                        "/api/v1/workspaces/acme/projects/", "/api/v1/workspaces/acme/projects/", "/api/instances/");
    }

    private void answer(int status, String body) {
        server.resetAll();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }
}
