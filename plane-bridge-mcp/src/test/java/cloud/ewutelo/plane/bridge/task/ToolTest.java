package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.support.AgentWorld;
import cloud.ewutelo.plane.bridge.support.Answers;
import cloud.ewutelo.plane.bridge.support.RunningBridge;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Base of tests of one tool, called as a front calls it, on each edition. */
@ParameterizedClass(name = "{0}")
@EnumSource(PlaneEdition.class)
abstract class ToolTest {

    @Parameter
    PlaneEdition edition = PlaneEdition.CE_1_3_1;

    AgentWorld world;
    RunningBridge bridge;

    /** The project as the Concierge sees it. */
    ProjectClient project;

    @BeforeEach
    void start() {
        world = new AgentWorld(edition);
        bridge = world.bridge();
        WorkspaceClient workspace = bridge.workspace("concierge");
        String id = workspace
                .projects()
                .create(p -> p.name("Onboarding").identifier("ONB"))
                .id();
        project = workspace.project(id);
        project.states().create(s -> s.name("Blocked").group(StateGroup.STARTED).color("#DC2626"));
        for (String agent : AgentWorld.AGENTS.subList(1, 4)) {
            project.members().add(world.account(agent).id(), Role.MEMBER);
        }
    }

    @AfterEach
    void stop() {
        bridge.close();
        world.close();
    }

    /** A task for an agent. */
    String task(String title, String agent, Map<String, ?> more) {
        Map<String, Object> arguments = new HashMap<>(Map.of("project", "ONB", "title", title, "agent", agent));
        arguments.putAll(more);
        return Answers.text(bridge.done("concierge", "create_task", arguments), "task");
    }

    String task(String title, String agent) {
        return task(title, agent, Map.of());
    }

    String stateOf(String task) {
        return project.workItems()
                .get(task, WorkItemExpand.STATE)
                .state()
                .expanded()
                .orElseThrow()
                .name();
    }

    /** What people read in the comments that tools wrote, oldest first. */
    List<String> comments(String task) {
        return project.comments(task).list().stream()
                .filter(comment -> comment.externalSource()
                        .filter(source -> source.startsWith("plane-bridge/"))
                        .isPresent())
                .sorted(Comparator.comparing(comment -> comment.createdAt().orElseThrow()))
                .map(ToolTest::readable)
                .toList();
    }

    static String readable(Comment comment) {
        return PlaneHtml.toText(comment.html(), id -> id);
    }

    long requestsOf(Runnable work) {
        world.server.clearRequests();
        work.run();
        return world.server.requests().size();
    }

    void assertUnchanged(String task, Runnable work) {
        String state = stateOf(task);
        List<String> comments = comments(task);
        work.run();
        assertThat(stateOf(task)).isEqualTo(state);
        assertThat(comments(task)).isEqualTo(comments);
    }
}
