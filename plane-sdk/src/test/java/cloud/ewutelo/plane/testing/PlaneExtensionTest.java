package cloud.ewutelo.plane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.testkit.PlaneExtension;
import cloud.ewutelo.plane.testkit.PlaneServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The testkit cannot depend on the SDK, so what it does for users of both is tested here. */
@ExtendWith(PlaneExtension.class)
class PlaneExtensionTest {

    @Test
    void clientOfTheServerIsInjected(PlaneServer server, PlaneClient plane) {
        assertThat(plane.users().me().id()).isEqualTo(server.admin().id());
        plane.workspace(server.workspaceSlug()).projects().create(p -> p.name("Injected")
                .identifier("INJ"));

        assertThat(plane.workspace(server.workspaceSlug()).projects().list()).hasSize(1);
    }

    @Test
    void everyTestHasAServerOfItsOwn(PlaneServer server, PlaneClient plane) {
        assertThat(plane.workspace(server.workspaceSlug()).projects().list()).isEmpty();
    }
}
