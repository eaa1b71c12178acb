package cloud.ewutelo.plane.samples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.testkit.PlaneExtension;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How to test code of your own: a Plane for each test, which it may fill, look into, and make fail. */
@ExtendWith(PlaneExtension.class)
class OverdueEscalationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T08:00:00Z"), ZoneOffset.UTC);

    private PlaneServer server;
    private ProjectClient project;

    @BeforeEach
    void start(PlaneServer server, PlaneClient plane) {
        this.server = server;
        plane.workspace(server.workspaceSlug()).projects().create(p -> p.name("Operations")
                .identifier("OPS"));
        project = plane.workspace(server.workspaceSlug()).project("OPS");
        create("Late", "Todo", "2026-11-24");
        create("Today", "Todo", "2026-11-25");
        create("Late but done", "Done", "2026-11-24");
    }

    @Test
    void onlyOpenTasksOfYesterdayBecomeUrgent() {
        assertThat(OverdueEscalation.run(project, CLOCK)).containsExactly("Late");

        assertThat(server.workspace(server.workspaceSlug()).workItems())
                .filteredOn(item -> item.priority().equals("urgent"))
                .singleElement()
                .satisfies(item -> assertThat(item.comments()).anyMatch(text -> text.contains("2026-11-24")));
        assertThat(OverdueEscalation.run(project, CLOCK)).isEmpty();
    }

    @Test
    void refusedChangeIsNotHidden() {
        server.faults().onNext("PATCH", "**/work-items/**").status(403);

        assertThatThrownBy(() -> OverdueEscalation.run(project, CLOCK)).isInstanceOf(PlaneException.class);
    }

    private void create(String name, String state, String due) {
        project.workItems().create(w -> w.name(name).state(state).targetDate(LocalDate.parse(due)));
    }
}
