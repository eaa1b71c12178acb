package cloud.ewutelo.plane.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.support.EmbeddedPlane;
import cloud.ewutelo.plane.testkit.Account;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.RequestRecord;
import cloud.ewutelo.plane.testkit.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many requests an answer costs, and what a key may not see. */
class DependencyCostTest extends EmbeddedPlane {

    @Test
    void batchCostsARequestForEachWorkItemAndOneForAllStates() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(newItem(project, "Task " + i));
        }
        for (int i = 1; i < 30; i++) {
            project.relations(ids.get(i)).add(RelationKind.BLOCKED_BY, ids.get(i - 1));
        }
        plane.capabilities();
        server.clearRequests();

        Map<String, Readiness> answers = project.dependencies().readiness(ids);

        assertThat(answers.values().stream().filter(Readiness::isReady)).hasSize(1);
        assertThat(server.requests()).hasSize(31);
    }

    @Test
    void singleAnswerCostsAFewRequests() {
        String task = newItem(project, "Task");
        String blocker = newItem(project, "Blocker");
        project.relations(task).add(RelationKind.BLOCKED_BY, blocker);
        plane.capabilities();
        server.clearRequests();

        assertThat(project.dependencies().readiness(task).isReady()).isFalse();

        assertThat(server.requests()).extracting(RequestRecord::method).containsExactly("GET", "GET", "GET");
    }

    @Test
    void stepsOfALongChainAreAskedOnce() {
        String first = newItem(project, "0");
        String before = first;
        for (int i = 1; i < 12; i++) {
            String next = newItem(project, Integer.toString(i));
            project.relations(before).add(RelationKind.BLOCKED_BY, next);
            before = next;
        }
        plane.capabilities();
        server.clearRequests();

        assertThat(project.dependencies().allBlockersOf(first))
                .extracting(Dependency::distance)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(server.requests()).hasSize(14);
    }

    @Test
    void idOfAnotherProjectIsFoundThere() {
        ProjectClient other = newProject("OTHER");
        String elsewhere = newItem(other, "Elsewhere");
        String blocker = newItem(other, "Blocker");
        other.relations(elsewhere).add(RelationKind.BLOCKED_BY, blocker);

        assertThat(project.dependencies().readiness(elsewhere).openBlockers())
                .extracting(Dependency::key)
                .containsExactly("OTHER-2");
        project.dependencies().add(newItem(project, "Here"), blocker);
        assertThat(other.dependencies().dependentsOf(blocker)).hasSize(2);
    }

    @Test
    void hiddenBlockerCountsAsOpen() {
        ProjectClient secret = newProject("SECRET");
        String hidden = newItem(secret, "Hidden");
        String task = newItem(project, "Task");
        project.relations(task).add(RelationKind.BLOCKED_BY, "SECRET-1");
        Account outsider = server.addMember("seti@example.org", "seti", Role.MEMBER);
        project.members().add("seti@example.org", cloud.ewutelo.plane.user.Role.MEMBER);

        try (PlaneClient theirs = client().apiKey(outsider.apiKey()).build()) {
            ProjectClient seen = theirs.workspace(server.workspaceSlug()).project("LOAD");

            Readiness readiness = seen.dependencies().readiness(task);

            assertThat(readiness.isReady()).isFalse();
            assertThat(readiness.openBlockers()).singleElement().satisfies(blocker -> {
                assertThat(blocker.key()).isEqualTo(hidden);
                assertThat(blocker.stateGroup()).isEqualTo(StateGroup.of("unknown"));
            });
            assertThat(readiness.why()).contains("hidden from this key").doesNotContain("Hidden");
            assertThat(seen.dependencies().allBlockersOf(task)).hasSize(1);
            assertThatThrownBy(() -> seen.dependencies().readiness("SECRET-1"))
                    .isInstanceOf(PermissionDeniedException.class);
        }
    }

    @Test
    void commercialRelationsInBothDirectionsAreRemovedTogether() {
        try (PlaneServer commercial =
                        PlaneServer.builder().edition(PlaneEdition.COMMERCIAL).start();
                PlaneClient client = PlaneClient.builder()
                        .baseUrl(commercial.url().toString())
                        .apiKey(commercial.apiKey())
                        .rateLimit(RateLimit.unlimited())
                        .build()) {
            client.workspace(commercial.workspaceSlug()).projects().create(p -> p.name("Both")
                    .identifier("BOTH"));
            ProjectClient both = client.workspace(commercial.workspaceSlug()).project("BOTH");
            String first = newItem(both, "First");
            String second = newItem(both, "Second");
            both.relations(first).add(RelationKind.BLOCKING, second);
            both.relations(first).add(RelationKind.BLOCKED_BY, second);
            assertThat(both.relations(second).list()).hasSize(2);

            assertThat(both.relations(second).remove(first)).isTrue();

            assertThat(both.relations(first).list()).isEmpty();
            assertThat(both.relations(second).remove(first)).isFalse();
        }
    }

    private ProjectClient newProject(String identifier) {
        plane.workspace(server.workspaceSlug()).projects().create(p -> p.name(identifier)
                .identifier(identifier));
        return plane.workspace(server.workspaceSlug()).project(identifier);
    }

    private static String newItem(ProjectClient project, String name) {
        return project.workItems().create(w -> w.name(name)).id();
    }
}
