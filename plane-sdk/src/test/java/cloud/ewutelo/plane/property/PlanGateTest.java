package cloud.ewutelo.plane.property;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanGateTest {

    /** Plane Cloud answers one way or the other. */
    @ParameterizedTest
    @ValueSource(ints = {402, 400})
    void whatThePlanLeavesOutIsUnsupported(int status) {
        try (PlaneServer server =
                        PlaneServer.builder().edition(PlaneEdition.COMMERCIAL).start();
                PlaneClient plane = PlaneClient.builder()
                        .baseUrl(server.url().toString())
                        .apiKey(server.apiKey())
                        .build()) {
            plane.workspace(server.workspaceSlug()).projects().create(p -> p.name("Small plan")
                    .identifier("SMALL"));
            ProjectClient project = plane.workspace(server.workspaceSlug()).project("SMALL");
            String item = project.workItems().create(w -> w.name("Task")).id();
            server.closePlanGate("work_item_types", status);

            assertThatThrownBy(() -> project.workItemTypes().list().toList())
                    .isInstanceOf(UnsupportedByInstanceException.class)
                    .hasMessageContaining("plan of this Plane does not include");
            assertThatThrownBy(() -> project.propertyValues(item).get(item))
                    .isInstanceOf(UnsupportedByInstanceException.class);
            assertThatCode(() -> project.worklogs(item).create(w -> w.minutes(1)))
                    .doesNotThrowAnyException();

            server.closePlanGate("worklogs", status);
            assertThatThrownBy(() -> project.worklogs(item).list().toList())
                    .isInstanceOf(UnsupportedByInstanceException.class);
            assertThatThrownBy(project::worklogTotals).isInstanceOf(UnsupportedByInstanceException.class);
        }
    }
}
