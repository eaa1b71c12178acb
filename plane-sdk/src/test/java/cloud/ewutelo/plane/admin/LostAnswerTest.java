package cloud.ewutelo.plane.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every write of the session API whose answer is lost is found again, or repeated where that does no harm. */
class LostAnswerTest {

    private final Secret password = Passwords.generate();
    private PlaneServer server;
    private PlaneAdmin plane;

    @BeforeEach
    void start() {
        server = PlaneServer.builder().emptyInstance().start();
        plane = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .rateLimit(RateLimit.unlimited())
                .timeSource(new NoWaiting())
                .buildAdmin();
    }

    @AfterEach
    void stop() {
        plane.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWholeBootstrap(boolean processed) {
        lose(processed, "**/sign-up/");
        InstanceAdmin instance = plane.setUp(
                setup -> setup.email("ada@example.org").password(password).firstName("Ada"));
        lose(processed, "**/workspaces/");
        instance.createWorkspace(w -> w.name("Acme").slug("acme"));
        assertThat(instance.workspaces()).hasSize(1);

        lose(processed, "**/sign-in/");
        UserSession ada = plane.signIn("ada@example.org", password);
        lose(processed, "**/invitations/");
        String invitation =
                ada.workspace("acme").invite("bob@example.org", Role.MEMBER).id();
        lose(processed, "**/sign-up/");
        UserSession bob = plane.signUp("bob@example.org", password);
        lose(processed, "**/invitations/");
        bob.accept(List.of(invitation));
        assertThat(ada.workspace("acme").members()).hasSize(2);

        lose(processed, "**/webhooks/");
        ada.workspace("acme").webhooks().create(w -> w.url("https://8.8.8.8/").everything());
        assertThat(ada.workspace("acme").webhooks().list()).hasSize(1);
    }

    @Test
    void aSignUpThatWasDoneWithAnotherPasswordIsRaised() {
        plane.setUp(setup -> setup.email("ada@example.org").password(password).firstName("Ada"))
                .changeSettings(Map.of("ENABLE_SIGNUP", "1"));
        plane.signUp("bob@example.org", password);
        assertThatThrownBy(() -> plane.signUp("bob@example.org", Passwords.generate()))
                .isInstanceOf(SignRefusedException.class)
                .hasMessageContaining("already");
    }

    private void lose(boolean processed, String path) {
        if (processed) {
            server.faults().onNext("POST", path).resetAfterProcessing();
        } else {
            server.faults().onNext("POST", path).resetBeforeProcessing();
        }
    }
}
