package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.support.CapturedLog;
import cloud.ewutelo.plane.support.WireMockedPlane;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Everything that leaves the library as text is searched for secrets, with all loggers at TRACE. */
class SecrecyTest extends WireMockedPlane {

    private static final String SECRET_PART = "0123456789abcdef0123456789abcdef";

    private final CapturedLog log = new CapturedLog();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level levelBefore;

    @BeforeEach
    void captureEverything() {
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
        root.getAppender("STDOUT").stop();
    }

    @AfterEach
    void restore() {
        root.setLevel(levelBefore);
        root.detachAppender(log);
        root.getAppender("STDOUT").start();
    }

    @Test
    void noKeyInAnyLogLineExceptionOrToString() {
        String echo = "the key " + KEY + " was sent";
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"detail\":\"" + echo + "\",\"token\":\"" + KEY + "\"}")));
        StringBuilder texts = new StringBuilder();
        texts.append(trace(catchThrowable(() -> plane.users().me())));
        texts.append(trace(catchThrowable(
                () -> plane.raw().post("users/", Map.of("token", KEY, "password", "hunter2-" + SECRET_PART)))));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody("{\"name\":[\"" + echo + "\"]}")));
        texts.append(trace(catchThrowable(() -> project().workItems().create(w -> w.name("Task")))));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        texts.append(trace(catchThrowable(() -> plane.users().me())));
        texts.append(plane).append(client()).append(plane.workspace("acme")).append(project());

        assertThat(texts.toString()).isNotBlank().doesNotContain(SECRET_PART);
        assertThat(logged()).contains("400").doesNotContain(SECRET_PART).doesNotContain("hunter2");
    }

    @Test
    void keyThatNoHeaderCanCarryIsNotQuoted() {
        try (PlaneClient broken = client().apiKey(KEY + "\n").build()) {
            Throwable failure = catchThrowable(() -> broken.users().me());

            assertThat(failure).hasMessageContaining("line break");
            assertThat(trace(failure)).doesNotContain(SECRET_PART);
        }
    }

    @Test
    void bodiesAreLoggedWithSecretsAndPersonalDataMasked() {
        server.stubFor(any(anyUrl()).willReturn(okJson("""
                        {"id":"1","email":"ada@example.org","secret_key":"plane_wh_%s","name":"visible",
                         "url":"http://s3/b?X-Amz-Signature=%s&X-Amz-Date=1"}""".formatted(SECRET_PART, SECRET_PART))));

        plane.raw().get("things/");

        assertThat(logged()).contains("visible").doesNotContain(SECRET_PART).doesNotContain("ada@example.org");
    }

    @Test
    void commentTextsAreNotInLogsOrMessages() {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"The payload is not valid\"}")));

        Throwable failure = catchThrowable(() -> project().comments(ITEM).create(c -> c.text("our little secret")));

        assertThat(trace(failure)).doesNotContain("little secret");
        assertThat(logged()).doesNotContain("little secret");
    }

    @Test
    void keyIsSentToTheOriginOnlyUnderItsHeader() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"1\"}")));

        plane.users().me();

        assertThat(server.getAllServeEvents().get(0).getRequest().getHeader("X-Api-Key"))
                .isEqualTo(KEY);
        assertThat(server.getAllServeEvents().get(0).getRequest().getHeader("User-Agent"))
                .startsWith("plane-java/");
    }

    private String logged() {
        return log.events()
                .filter(event -> !event.getLoggerName().startsWith("wiremock")
                        && !event.getLoggerName().startsWith("org.eclipse")
                        && !event.getLoggerName().startsWith("WireMock"))
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text + failure.toString();
    }
}
