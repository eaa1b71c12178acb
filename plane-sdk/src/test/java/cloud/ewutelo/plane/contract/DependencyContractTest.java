package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.DependencyCycleException;
import cloud.ewutelo.plane.relation.DependencyService;
import cloud.ewutelo.plane.relation.Readiness;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DependencyContractTest extends ContractTest {

    private static final String NO_ID = "11111111-1111-4111-8111-111111111111";

    private DependencyService dependencies;

    @BeforeEach
    void openDependencies() {
        dependencies = project.dependencies();
    }

    @Test
    void readyWhenAllThatBlocksIsDoneOrCancelled() {
        WorkItem task = newItem("Back up the database");
        WorkItem installation = newItem("Install Plane");
        WorkItem server = newItem("Rent a server");
        assertThat(dependencies.readiness(task.id()).why()).isEqualTo("Nothing blocks it.");

        dependencies.add(key(task), key(installation));
        dependencies.add(task.id(), server.id());
        dependencies.add(task.id(), server.id());
        project.workItems().update(installation.id(), w -> w.state("In Progress"));

        Readiness waiting = dependencies.readiness(key(task));
        assertThat(waiting.workItemId()).isEqualTo(task.id());
        assertThat(waiting.isReady()).isFalse();
        assertThat(waiting.openBlockers())
                .hasSize(2)
                .contains(new Dependency(
                        installation.id(),
                        key(installation),
                        "Install Plane",
                        project.get().id(),
                        "In Progress",
                        StateGroup.STARTED,
                        1));
        assertThat(waiting.why())
                .startsWith("Waits for ")
                .contains(key(installation) + " \"Install Plane\" (In Progress)")
                .contains(key(server));

        project.workItems().update(installation.id(), w -> w.state("Done"));
        assertThat(dependencies.readiness(task.id()).openBlockers())
                .extracting(Dependency::id)
                .containsExactly(server.id());

        project.workItems().update(server.id(), w -> w.state("Cancelled"));
        Readiness ready = dependencies.readiness(task.id());
        assertThat(ready.isReady()).isTrue();
        assertThat(ready.blockers()).hasSize(2);
        assertThat(ready.cancelledBlockers()).extracting(Dependency::key).containsExactly(key(server));
        assertThat(ready.why()).contains("was cancelled").contains(key(server));
    }

    @Test
    void deletedAndArchivedBlockersBlockNoMore() {
        WorkItem task = newItem("Task");
        WorkItem deleted = newItem("Deleted");
        WorkItem archived = newItem("Archived");
        project.relations(task.id()).add(RelationKind.BLOCKED_BY, List.of(deleted.id(), archived.id()));
        assertThat(dependencies.readiness(task.id()).openBlockers()).hasSize(2);

        project.workItems().delete(deleted.id());
        project.workItems().archive(archived.id());

        assertThat(dependencies.blockersOf(task.id())).isEmpty();
    }

    @Test
    void cycleIsRefusedAcrossProjectsAndItsPathNamed() {
        Project other = target.newProject();
        WorkItem first = newItem("First");
        WorkItem second = newItem("Second");
        WorkItem third = workspace.project(other.id()).workItems().create(w -> w.name("Third"));
        String thirdKey = other.identifier() + "-" + third.sequenceId();
        dependencies.add(first.id(), second.id());
        dependencies.add(second.id(), thirdKey);

        assertThatThrownBy(() -> dependencies.add(thirdKey, key(first)))
                .isInstanceOfSatisfying(DependencyCycleException.class, e -> assertThat(e.path())
                        .containsExactly(thirdKey, key(first), key(second), thirdKey));
        assertThatThrownBy(() -> workspace.project(other.id()).dependencies().add(third.id(), second.id()))
                .isInstanceOf(DependencyCycleException.class)
                .hasMessageContaining(key(second));
        assertThatThrownBy(() -> dependencies.add(first.id(), first.id()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("itself");
        assertThat(workspace.project(other.id()).dependencies().blockersOf(third.id()))
                .isEmpty();
        assertThat(dependencies.findCycle(first.id())).isEmpty();

        assertThat(dependencies.allBlockersOf(first.id()))
                .extracting(Dependency::key, Dependency::projectId, Dependency::distance)
                .containsExactly(tuple(key(second), project.get().id(), 1), tuple(thirdKey, other.id(), 2));
        assertThat(workspace.project(other.id()).dependencies().dependentsOf(third.id()))
                .extracting(Dependency::key)
                .containsExactly(key(second));
    }

    @Test
    void cycleThatSomebodyMadeIsFoundAndEndsNoTraversal() {
        WorkItem first = newItem("First");
        WorkItem second = newItem("Second");
        WorkItem third = newItem("Third");
        project.relations(first.id()).add(RelationKind.BLOCKED_BY, second.id());
        project.relations(second.id()).add(RelationKind.BLOCKED_BY, third.id());
        project.relations(third.id()).add(RelationKind.BLOCKED_BY, first.id());

        assertThat(dependencies.findCycle(second.id()))
                .contains(List.of(key(second), key(third), key(first), key(second)));
        assertThat(dependencies.allBlockersOf(second.id()))
                .extracting(Dependency::id)
                .containsExactly(third.id(), first.id());
    }

    @Test
    void severalAreAnsweredTogetherInTheirOrder() {
        WorkItem blocker = newItem("Blocker");
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            items.add(newItem("Task " + i));
        }
        project.relations(blocker.id())
                .add(
                        RelationKind.BLOCKING,
                        List.of(items.get(1).id(), items.get(2).id()));
        List<String> references =
                List.of(items.get(2).id(), key(items.get(1)), items.get(0).id(), blocker.id());

        Map<String, Readiness> answers = dependencies.readiness(references);

        assertThat(answers.keySet()).containsExactlyElementsOf(references);
        assertThat(answers.values()).extracting(Readiness::isReady).containsExactly(false, false, true, true);
        assertThat(answers.get(items.get(2).id()).openBlockers())
                .extracting(Dependency::key)
                .containsExactly(key(blocker));
        assertThatThrownBy(() -> dependencies.readiness(NO_ID)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> dependencies.add(blocker.id(), NO_ID)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void dependencyIsRemovedWhereRelationsCanBe() {
        WorkItem task = newItem("Task");
        WorkItem blocker = newItem("Blocker");
        assertThat(dependencies.remove(task.id(), blocker.id())).isFalse();
        project.relations(task.id()).add(RelationKind.BLOCKED_BY, blocker.id());
        assertThat(dependencies.remove(blocker.id(), task.id())).isFalse();

        if (plane.capabilities().has(Feature.RELATION_REMOVAL)) {
            assertThat(dependencies.remove(task.id(), key(blocker))).isTrue();
            assertThat(dependencies.readiness(task.id()).isReady()).isTrue();
        } else {
            assertThatThrownBy(() -> dependencies.remove(task.id(), blocker.id()))
                    .isInstanceOf(UnsupportedByInstanceException.class)
                    .hasMessageContaining("web application");
        }
    }

    private String key(WorkItem item) {
        return target.sharedProject() + "-" + item.sequenceId();
    }

    private WorkItem newItem(String name) {
        return project.workItems().create(w -> w.name(name));
    }
}
