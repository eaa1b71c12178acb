package cloud.ewutelo.plane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlaneExtension.class)
class FaultsTest {
    private static final String ME = "/api/v1/users/me/";

    @Test
    void closesTheConnectionAfterTheWorkIsDone(PlaneServer server) throws Exception {
        Api api = new Api(server);
        String project = api.project("Faulty", "FLT");
        server.faults().onNext("POST", "**/work-items/").resetAfterProcessing();

        assertThatThrownBy(() -> api.call("POST", project + "work-items/", "{\"name\":\"stored\"}"))
                .isInstanceOf(IOException.class);

        assertThat(server.workspace("acme").workItems()).hasSize(1);
    }

    @Test
    void closesTheConnectionBeforeTheWorkIsDone(PlaneServer server) throws Exception {
        Api api = new Api(server);
        String project = api.project("Faulty", "FLT");
        server.faults().onNext("PATCH", "**").resetBeforeProcessing();

        assertThatThrownBy(() -> api.call("PATCH", project, "{\"name\":\"Other\"}"))
                .isInstanceOf(IOException.class);

        assertThat(server.workspace("acme").projects().get(0).name()).isEqualTo("Faulty");
    }

    @Test
    void breaksOffInTheMiddleOfABody(PlaneServer server) {
        server.faults().onNext("GET", "**").truncateBody(20);

        assertThatThrownBy(() -> new Api(server).call("GET", ME, "")).isInstanceOf(IOException.class);
    }

    @Test
    void sendsAWholeBodySlowly(PlaneServer server) throws Exception {
        server.faults().onNext("GET", "**").slowBody(Duration.ofMillis(1));

        assertThat(new Api(server).get(ME).get("id").asText())
                .isEqualTo(server.admin().id());
    }

    @Test
    void refusesWithAndWithoutAHint(PlaneServer server) throws Exception {
        Api api = new Api(server);
        server.faults().onNext("*", "/api/v1/*/me/").tooManyRequests(Duration.ofSeconds(7));
        server.faults().onNext("*", "**").tooManyRequests();

        assertThat(api.call("GET", ME, "").headers().firstValue("Retry-After")).contains("7");
        var second = api.call("GET", ME, "");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).isEmpty();
        assertThat(api.call("GET", ME, "").statusCode()).isEqualTo(200);
    }

    @Test
    void answersWithErrorPagesBrokenJsonAndWrongTypes(PlaneServer server) throws Exception {
        Api api = new Api(server);
        server.faults().onNext("GET", "**").times(2).status(502);
        assertThat(api.call("GET", ME, "").statusCode()).isEqualTo(502);
        assertThat(api.call("GET", ME, "").body()).contains("<html>");

        server.faults().onNext("GET", "**").malformedJson();
        assertThatThrownBy(() -> api.get(ME)).isInstanceOf(IOException.class);

        server.faults().onNext("GET", "**").wrongContentType();
        assertThat(api.call("GET", ME, "").headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void putsTheClockWrong(PlaneServer server) throws Exception {
        Api api = new Api(server);
        server.faults().skewClock(Duration.ofDays(-2));

        String createdAt = api.get(api.project("Past", "PST")).get("created_at").asText();

        assertThat(OffsetDateTime.parse(createdAt).toInstant())
                .isBefore(Instant.now().minus(Duration.ofDays(1)));
    }

    @Test
    void stopsAProgramAtOneOfItsRequests(PlaneServer server) throws Exception {
        Api api = new Api(server);
        String project = api.project("Stopped", "STP");
        CountDownLatch stopped = new CountDownLatch(1);
        server.faults().stopAfterProcessing(2, stopped::countDown);
        Thread program = new Thread(() -> {
            for (String name : List.of("first", "second", "third")) {
                try {
                    api.call("POST", project + "work-items/", "{\"name\":\"" + name + "\"}");
                } catch (Exception closed) {
                    return;
                }
            }
        });
        program.setDaemon(true);
        program.start();

        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.workspace("acme").workItems())
                .extracting(WorkspaceView.WorkItem::name)
                .containsExactlyInAnyOrder("first", "second");
        assertThat(new Api(server).get(ME).get("id").asText())
                .as("others are served")
                .isEqualTo(server.admin().id());
    }
}
