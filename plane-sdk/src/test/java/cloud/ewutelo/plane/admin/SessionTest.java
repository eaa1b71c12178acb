package cloud.ewutelo.plane.admin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.model.PlaneJson;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.support.CapturedLog;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.SelfSigned;
import cloud.ewutelo.plane.support.WireMockedPlane;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What happens on the way to a session. */
class SessionTest extends WireMockedPlane {

    private static final Secret PASSWORD = Secret.of("Xk9mmpQ2vvhT-horse");
    private static final String CSRF = "RsTVLpZB2vN5JDFj2PDfGOTGROrYjonkOHUJ8DLBNIoUVrw5ZGg3DE1nSnsw0I2i";

    @Test
    void secureCookiesAreUsedOnPlainConnectionsToo() {
        answerForms("session-id=abc; Path=/; Secure; HttpOnly");
        server.stubFor(get(urlPathEqualTo("/api/users/me/"))
                .willReturn(okJson("{\"id\":\"1\",\"email\":\"ada@example.org\"}")));
        try (PlaneAdmin admin = client().buildAdmin()) {
            assertThat(admin.signIn("ada@example.org", PASSWORD).account().email())
                    .isEqualTo("ada@example.org");
        }
        server.verify(getRequestedFor(urlPathEqualTo("/api/users/me/"))
                .withHeader("Cookie", containing("session-id=abc"))
                .withHeader("User-Agent", matching("plane-java/.*"))
                .withoutHeader("X-Api-Key"));
    }

    @Test
    void formTokensAreAskedForOnceForEverybody() {
        answerForms("session-id=abc; Path=/");
        try (PlaneAdmin admin = client().buildAdmin()) {
            admin.signIn("ada@example.org", PASSWORD);
            admin.signIn("bob@example.org", PASSWORD);
            admin.signUp("eve@example.org", PASSWORD);
        }
        server.verify(1, getRequestedFor(urlPathEqualTo("/auth/get-csrf-token/")));
        server.verify(
                1,
                postRequestedFor(urlPathEqualTo("/auth/sign-up/"))
                        .withHeader("Cookie", equalTo("csrftoken=first"))
                        .withFormParam("csrfmiddlewaretoken", equalTo(CSRF))
                        .withoutHeader("Origin"));
    }

    @Test
    void aFormTokenThatIsVoidIsReplacedOnce() {
        answerForms("session-id=abc; Path=/");
        server.stubFor(post(urlPathEqualTo("/auth/sign-in/"))
                .inScenario("csrf")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(200).withBody("<html>CSRF Verification Failed</html>"))
                .willSetStateTo("good"));
        try (PlaneAdmin admin = client().buildAdmin()) {
            admin.signIn("ada@example.org", PASSWORD);
        }
        server.verify(2, getRequestedFor(urlPathEqualTo("/auth/get-csrf-token/")));

        server.stubFor(post(urlPathEqualTo("/auth/sign-in/"))
                .willReturn(aResponse().withStatus(200).withBody("<html>CSRF Verification Failed</html>")));
        try (PlaneAdmin admin = client().buildAdmin()) {
            assertThatThrownBy(() -> admin.signIn("ada@example.org", PASSWORD))
                    .isInstanceOfSatisfying(SignRefusedException.class, e -> assertThat(e.error())
                            .isEqualTo(SignError.FORGED_FORM))
                    .hasMessageContaining("base URL");
        }
    }

    @Test
    void overHttpsFormsTellWhereTheyComeFrom(@TempDir Path folder) throws Exception {
        SelfSigned certificate = SelfSigned.in(folder);
        WireMockServer secure = certificate.start();
        try {
            secure.stubFor(get(urlPathEqualTo("/auth/get-csrf-token/"))
                    .willReturn(okJson("{\"csrf_token\":\"" + CSRF + "\"}")
                            .withHeader("Set-Cookie", "csrftoken=first; Path=/; Secure")));
            secure.stubFor(post(urlPathEqualTo("/auth/sign-in/"))
                    .willReturn(aResponse()
                            .withStatus(302)
                            .withHeader("Location", "https://plane/")
                            .withHeader("Set-Cookie", "session-id=abc; Path=/; Secure")));
            String url = "https://localhost:" + secure.httpsPort();
            try (PlaneAdmin admin = client().baseUrl(url)
                    .tls(certificate.context(), certificate.trust())
                    .buildAdmin()) {
                admin.signIn("ada@example.org", PASSWORD);
            }
            secure.verify(postRequestedFor(urlPathEqualTo("/auth/sign-in/")).withHeader("Origin", equalTo(url)));
        } finally {
            secure.stop();
        }
    }

    @Test
    void aSessionWithoutCookieIsNoSuccess() {
        answerForms("session-id=abc; Path=/; Domain=elsewhere.example.org");
        try (PlaneAdmin admin = client().buildAdmin()) {
            assertThatThrownBy(() -> admin.signIn("ada@example.org", PASSWORD))
                    .isInstanceOf(PlaneException.class)
                    .hasMessageContaining("COOKIE_DOMAIN");
        }
    }

    @Test
    void unknownReasonsKeepTheirName() {
        server.stubFor(post(urlPathEqualTo("/auth/sign-in/"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader(
                                "Location", server.baseUrl() + "/?error_code=5999&error_message=MOON_PHASE&email=x")));
        csrf();
        try (PlaneAdmin admin = client().buildAdmin()) {
            assertThatThrownBy(() -> admin.signIn("ada@example.org", PASSWORD))
                    .isInstanceOfSatisfying(SignRefusedException.class, e -> {
                        assertThat(e.error()).isEqualTo(SignError.of("MOON_PHASE"));
                        assertThat(e.code()).isEqualTo(5999);
                    });
        }
    }

    @Test
    void anonymousRequestsOfAllClientsStayBelowThirtyAMinute() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"instance\":{},\"config\":{}}")));
        FakeTime shared = new FakeTime();
        for (int client = 0; client < 3; client++) {
            try (PlaneAdmin admin = PlaneClient.builder()
                    .baseUrl(server.baseUrl())
                    .timeSource(shared)
                    .buildAdmin()) {
                for (int i = 0; i < 20; i++) {
                    admin.instance();
                }
            }
        }
        Duration waited = shared.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(125));
    }

    @Test
    void passwordsKeysAndSecretsAreInNoLog() {
        CapturedLog log = new CapturedLog();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.getAppender("STDOUT").stop();
        log.start();
        root.addAppender(log);
        try {
            answerForms("session-id=cookievalue0123; Path=/");
            server.stubFor(any(urlPathEqualTo("/api/users/api-tokens/"))
                    .willReturn(okJson("{\"id\":\"1\",\"label\":\"l\",\"token\":\"key-of-another-form-77\"}")));
            server.stubFor(any(urlPathEqualTo("/api/instances/configurations/"))
                    .willReturn(okJson("[{\"key\":\"EMAIL_HOST_PASSWORD\",\"value\":\"smtp-secret-88\"}]")));
            try (PlaneAdmin admin = client().buildAdmin()) {
                UserSession session = admin.signIn("ada@example.org", PASSWORD);
                ApiToken token = session.tokens().create("l");
                assertThat(token.key().orElseThrow().reveal()).isEqualTo("key-of-another-form-77");
                assertThat(PlaneJson.write(token)).contains("***").doesNotContain("key-of-another");
                admin.signInToInstance("ada@example.org", PASSWORD)
                        .changeSettings(Map.of("EMAIL_HOST_PASSWORD", "smtp-secret-88"));
            }
            String logged = log.events()
                    .filter(event -> event.getLoggerName().startsWith("cloud.ewutelo")
                            || event.getLoggerName().startsWith("okhttp"))
                    .map(ILoggingEvent::getFormattedMessage)
                    .collect(Collectors.joining("\n"));
            assertThat(logged)
                    .contains("/auth/sign-in/")
                    .doesNotContain("horse")
                    .doesNotContain("cookievalue")
                    .doesNotContain(CSRF)
                    .doesNotContain("key-of-another")
                    .doesNotContain("smtp-secret");
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
            root.getAppender("STDOUT").start();
        }
    }

    private void csrf() {
        server.stubFor(get(urlPathEqualTo("/auth/get-csrf-token/"))
                .willReturn(okJson("{\"csrf_token\":\"" + CSRF + "\"}")
                        .withHeader("Set-Cookie", "csrftoken=first; Path=/")));
    }

    private void answerForms(String sessionCookie) {
        csrf();
        server.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", server.baseUrl() + "/")
                        .withHeader(
                                "Set-Cookie",
                                sessionCookie,
                                "csrftoken=rotated; Path=/",
                                "admin-session-id=adm1n; Path=/")));
    }
}
