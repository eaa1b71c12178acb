package cloud.ewutelo.plane.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cloud.ewutelo.plane.support.CapturedLog;
import cloud.ewutelo.plane.support.WireMockedPlane;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a program finds in its log, level by level. */
class LoggingTest extends WireMockedPlane {

    private final CapturedLog log = new CapturedLog();
    private final Logger logger = (Logger) LoggerFactory.getLogger("cloud.ewutelo.plane");

    @BeforeEach
    void capture() {
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void restore() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void debugIsOneLineACall() {
        logger.setLevel(Level.DEBUG);
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"1\",\"email\":\"ada@example.org\"}")));

        plane.users().me();
        plane.users().me();

        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("DEBUG GET /api/v1/users/me/ 200 in ")
                .doesNotContain("ada@example.org"));
    }

    @Test
    void traceAddsTheBodies() {
        logger.setLevel(Level.TRACE);
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"id\":\"1\",\"email\":\"ada@example.org\"}")));

        plane.users().me();

        assertThat(lines())
                .anySatisfy(line -> assertThat(line).startsWith("TRACE").contains("\"email\":\"***\""))
                .noneSatisfy(line -> assertThat(line).contains("ada@example.org"));
    }

    @Test
    void infoAndAboveAreSilentEvenWhenEverythingFails() {
        logger.setLevel(Level.INFO);
        server.stubFor(any(anyUrl()).willReturn(status(503)));

        assertThat(catchThrowable(() -> plane.users().me())).isNotNull();

        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return log.events()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
