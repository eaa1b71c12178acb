package cloud.ewutelo.plane.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void runsTwiceAndLeavesNothingBehind() {
        try (Target target = Target.fromEnvironment(Map.of());
                PlaneClient plane = target.connect()) {
            WorkspaceClient workspace = plane.workspace(target.workspace());
            String me = plane.users().me().id();

            Quickstart.run(workspace, me);
            Quickstart.run(workspace, me);

            assertThat(workspace.projects().list()).isEmpty();
        }
    }

    @Test
    void halfAnEnvironmentIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> Target.fromEnvironment(Map.of("PLANE_BASE_URL", "https://plane.example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PLANE_API_KEY_FILE");
    }
}
