package cloud.ewutelo.plane.telegram.board;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.store.TaskState;
import cloud.ewutelo.plane.telegram.support.FakeTime;
import cloud.ewutelo.plane.testkit.PlaneExtension;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlaneExtension.class)
class BoardKeeperTest {

    private final FakeTime time = new FakeTime();
    private final List<TaskState> heard = new ArrayList<>();
    private PlaneServer server;
    private WorkspaceClient workspace;
    private BoardKeeper keeper;

    @BeforeEach
    void start(PlaneServer plane, PlaneClient client) {
        server = plane;
        workspace = client.workspace(plane.workspaceSlug());
        keeper = new BoardKeeper(workspace, () -> List.copyOf(heard), time);
        workspace.projects().create(p -> p.name("Onboarding").identifier("ONB"));
        settle();
    }

    @Test
    void projectOfAHeardTaskIsThereSecondsLater() {
        workspace.projects().create(p -> p.name("Website").identifier("WEB"));
        WorkItem task = workspace.project("WEB").workItems().create(w -> w.name("Draft"));
        heard.add(state(task.id(), task.project().id()));
        pass(Duration.ofSeconds(15));

        assertThat(keeper.board().projects())
                .extracting(project -> project.name().identifier())
                .contains("WEB");
    }

    @Test
    void projectThatNobodyShowsIsLookedForOnce() {
        heard.add(state("5f0f6a3e-0000-4000-8000-000000000001", "5f0f6a3e-0000-4000-8000-000000000002"));
        pass(Duration.ofSeconds(15));
        server.clearRequests();
        pass(Duration.ofMinutes(5));

        assertThat(server.requests()).isEmpty();
    }

    private void pass(Duration duration) {
        for (int second = 0; second < duration.toSeconds(); second++) {
            time.advance(Duration.ofSeconds(1));
            settle();
        }
    }

    private void settle() {
        while (keeper.step().isZero()) {
            // What is old is read one after the other.
        }
    }

    private TaskState state(String id, String project) {
        return new TaskState(
                id,
                project,
                1,
                "Draft",
                "",
                "Todo",
                StateGroup.UNSTARTED,
                Priority.NONE,
                List.of(),
                false,
                null,
                null,
                "",
                0,
                time.now(),
                null,
                Duration.ZERO,
                "",
                null);
    }
}
