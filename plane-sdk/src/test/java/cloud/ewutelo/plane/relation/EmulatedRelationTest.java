package cloud.ewutelo.plane.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.capability.FeatureSupport.Status;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.support.KilledAnywhere;
import cloud.ewutelo.plane.support.NoWaiting;
import cloud.ewutelo.plane.support.Threads;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relations where Plane has none, and their way to a Plane that has. */
class EmulatedRelationTest {

    private final PlaneServer server = old();
    private final PlaneClient plane = client(server, server.apiKey());
    private final ProjectClient project = project(plane);

    private static PlaneServer old() {
        PlaneServer server = PlaneServer.builder()
                .edition(PlaneEdition.CE_1_2_2)
                .rateLimitPerMinute(1_000_000)
                .start();
        try (PlaneClient plane = client(server, server.apiKey())) {
            plane.workspace("acme").projects().create(p -> p.name("Onboarding").identifier("ONB"));
            for (int i = 1; i <= 4; i++) {
                String name = "Task " + i;
                project(plane).workItems().create(w -> w.name(name));
            }
        }
        return server;
    }

    private static PlaneClient client(PlaneServer server, String key) {
        return PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(key)
                .rateLimit(RateLimit.unlimited())
                .timeSource(new NoWaiting())
                .build();
    }

    private static ProjectClient project(PlaneClient plane) {
        return plane.workspace("acme").project("ONB");
    }

    @AfterEach
    void close() {
        plane.close();
        server.close();
    }

    @Test
    void peopleSeeTheRelationOnBothWorkItems() {
        project.relations("ONB-1").add(RelationKind.BLOCKED_BY, List.of("ONB-2", "ONB-3"));

        assertThat(texts("ONB-1")).singleElement().asString().contains("ONB-2 | blocked by", "ONB-3 | blocked by");
        assertThat(texts("ONB-2")).singleElement().asString().contains("Relations", "ONB-1 | blocking");
        assertThat(plane.capabilities().of(Feature.RELATIONS).status()).isEqualTo(Status.EMULATED);
        assertThat(plane.capabilities().of(Feature.RELATION_REMOVAL).status()).isEqualTo(Status.EMULATED);
        assertThat(plane.doctor().toString()).contains("relations");
    }

    private List<String> texts(String key) {
        return project.comments(key).list().stream()
                .map(comment -> PlaneHtml.toText(comment.html()))
                .toList();
    }

    @Test
    void personsWordsInTheCommentSurviveAndAnEditedTableIsReportedNotOverwritten() {
        project.relations("ONB-1").add(RelationKind.BLOCKED_BY, "ONB-2");
        edit("ONB-1", html -> html + "<p>Ask Hatshepsut first.</p>");
        project.relations("ONB-1").add(RelationKind.RELATES_TO, "ONB-3");
        assertThat(texts("ONB-1")).singleElement().asString().contains("Ask Hatshepsut first.");

        edit("ONB-1", html -> html.replace("blocked by", "somehow before"));
        String broken = project.comments("ONB-1").list().first().orElseThrow().html();
        assertThatThrownBy(() -> project.relations("ONB-1").list())
                .isInstanceOf(DamagedCommentException.class)
                .hasMessageContaining("row 1")
                .hasMessageNotContaining("somehow");
        assertThatThrownBy(() -> project.dependencies().readiness("ONB-1")).isInstanceOf(DamagedCommentException.class);
        assertThatThrownBy(() -> project.relations("ONB-1").add(RelationKind.BLOCKED_BY, "ONB-2"))
                .isInstanceOf(WriteNotAppliedException.class);
        assertThat(project.comments("ONB-1").list().first().orElseThrow().html())
                .isEqualTo(broken);
    }

    private void edit(String key, Function<String, String> change) {
        Comment comment = project.comments(key).list().first().orElseThrow();
        project.comments(key).update(comment.id(), c -> c.html(change.apply(comment.html())));
    }

    @Test
    void oneRefusedRelationLeavesTheOthersStoredAndNothingHalfDone() {
        project.relations("ONB-1").add(RelationKind.DUPLICATE, "ONB-2");

        assertThatThrownBy(() -> project.relations("ONB-2").add(RelationKind.BLOCKING, List.of("ONB-1", "ONB-3")))
                .isInstanceOf(WriteNotAppliedException.class)
                .hasMessageContaining("ONB-1")
                .hasMessageNotContaining("ONB-3");

        assertThat(kinds(project, "ONB-1")).containsExactly(RelationKind.DUPLICATE);
        assertThat(kinds(project, "ONB-2")).containsExactlyInAnyOrder(RelationKind.DUPLICATE, RelationKind.BLOCKING);
        assertThat(kinds(project, "ONB-3")).containsExactly(RelationKind.BLOCKED_BY);
        assertThatThrownBy(() -> project.relations("ONB-1").add(RelationKind.of("implements"), "ONB-4"))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void relationThatOnlyOneSideKnowsAndContradictsIsTakenBack() {
        project.relations("ONB-1").add(RelationKind.BLOCKED_BY, "ONB-2");
        Comment known = project.comments("ONB-1").list().first().orElseThrow();
        project.comments("ONB-1").delete(known.id());

        assertThatThrownBy(() -> project.relations("ONB-1").add(RelationKind.DUPLICATE, "ONB-2"))
                .isInstanceOf(WriteNotAppliedException.class);

        assertThat(kinds(project, "ONB-1")).isEmpty();
        assertThat(kinds(project, "ONB-2")).containsExactly(RelationKind.BLOCKING);
        assertThat(project.relations("ONB-1").remove("ONB-2")).isTrue();
        assertThat(kinds(project, "ONB-2")).isEmpty();
    }

    @Test
    void programsThatRelateOneWorkItemAtOnceAllSucceed() throws InterruptedException, ExecutionException {
        Threads.run(3, i -> {
            try (PlaneClient own = client(server, server.apiKey())) {
                project(own).relations("ONB-1").add(RelationKind.BLOCKED_BY, "ONB-" + (i + 2));
            }
        });

        assertThat(kinds(project, "ONB-1"))
                .containsExactly(RelationKind.BLOCKED_BY, RelationKind.BLOCKED_BY, RelationKind.BLOCKED_BY);
        for (int i = 2; i <= 4; i++) {
            assertThat(kinds(project, "ONB-" + i)).containsExactly(RelationKind.BLOCKING);
        }
        assertThat(texts("ONB-1")).hasSize(1);
    }

    @Test
    void killedWhileAddingItIsCompleteAfterARestart() {
        KilledAnywhere.at(EmulatedRelationTest::old, new Program() {
            @Override
            void run(ProjectClient project) {
                project.relations("ONB-1").add(RelationKind.BLOCKING, List.of("ONB-2", "ONB-3"));
            }

            @Override
            void check(ProjectClient project) {
                assertThat(kinds(project, "ONB-1")).containsExactly(RelationKind.BLOCKING, RelationKind.BLOCKING);
                assertThat(kinds(project, "ONB-2")).containsExactly(RelationKind.BLOCKED_BY);
                assertThat(kinds(project, "ONB-3")).containsExactly(RelationKind.BLOCKED_BY);
                assertThat(project.comments("ONB-1").list()).hasSize(1);
            }
        });
    }

    @Test
    void killedWhileRemovingItIsGoneAfterARestart() {
        KilledAnywhere.at(
                () -> {
                    PlaneServer world = old();
                    try (PlaneClient plane = client(world, world.apiKey())) {
                        project(plane).relations("ONB-1").add(RelationKind.BLOCKING, List.of("ONB-2", "ONB-3"));
                    }
                    return world;
                },
                new Program() {
                    @Override
                    void run(ProjectClient project) {
                        project.relations("ONB-1").remove("ONB-2");
                    }

                    @Override
                    void check(ProjectClient project) {
                        assertThat(project.relations("ONB-1").list()).hasSize(1);
                        assertThat(kinds(project, "ONB-2")).isEmpty();
                        assertThat(kinds(project, "ONB-3")).containsExactly(RelationKind.BLOCKED_BY);
                    }
                });
    }

    /** Killed for good, a program must not leave a work item that starts too early. */
    @Test
    void killedForGoodTheOneThatWaitsKnowsItFirst() {
        for (String waiting : List.of("ONB-1", "ONB-2")) {
            Set<Boolean> seen = ConcurrentHashMap.newKeySet();
            KilledAnywhere.at(EmulatedRelationTest::old, new KilledAnywhere.Scenario() {
                @Override
                public void run(PlaneServer server) {
                    try (PlaneClient plane = client(server, server.apiKey())) {
                        List<RelationKind> there = kinds(project(plane), "ONB-1".equals(waiting) ? "ONB-2" : "ONB-1");
                        List<RelationKind> here = kinds(project(plane), waiting);
                        seen.add(there.isEmpty() && !here.isEmpty());
                        assertThat(there.size()).isLessThanOrEqualTo(here.size());
                        project(plane)
                                .relations("ONB-1")
                                .add(
                                        "ONB-1".equals(waiting) ? RelationKind.BLOCKED_BY : RelationKind.BLOCKING,
                                        "ONB-2");
                    }
                }

                @Override
                public void check(PlaneServer server) {}
            });
            assertThat(seen).as("a kill in between was seen").contains(true);
        }
    }

    @Test
    void upgradedPlaneTakesTheRelationsOverOnceAndLosesNone(@TempDir Path folder) {
        project.relations("ONB-1").add(RelationKind.BLOCKED_BY, List.of("ONB-2", "ONB-3"));
        project.relations("ONB-1").add(RelationKind.RELATES_TO, "ONB-4");
        project.comments("ONB-1").create(c -> c.html("<p>Of a person.</p>"));
        assertThatThrownBy(() -> project.dependencies().migrate())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Upgrade");
        Path state = folder.resolve("state.json");
        server.snapshot(state);

        KilledAnywhere.at(() -> upgraded(state), new Program(server.apiKey()) {
            @Override
            void run(ProjectClient project) {
                project.dependencies().migrate();
            }

            @Override
            void check(ProjectClient project) {
                assertThat(project.relations("ONB-1").list())
                        .extracting(Relation::kind)
                        .containsExactlyInAnyOrder(
                                RelationKind.BLOCKED_BY, RelationKind.BLOCKED_BY, RelationKind.RELATES_TO);
                assertThat(kinds(project, "ONB-4")).containsExactly(RelationKind.RELATES_TO);
                assertThat(project.comments("ONB-1").list())
                        .extracting(Comment::html)
                        .containsExactly("<p>Of a person.</p>");
                assertThat(project.comments("ONB-2").list()).isEmpty();
            }
        });
        try (PlaneServer upgraded = upgraded(state);
                PlaneClient client = client(upgraded, server.apiKey())) {
            DependencyService dependencies = project(client).dependencies();
            assertThat(dependencies.migrate()).isEqualTo(new RelationMigration(3, List.of()));
            assertThat(dependencies.migrate()).isEqualTo(new RelationMigration(0, List.of()));
            assertThat(dependencies.readiness("ONB-1").openBlockers())
                    .extracting(Dependency::key)
                    .containsExactlyInAnyOrder("ONB-2", "ONB-3");
        }
    }

    @Test
    void whatCannotBeMovedIsNamedAndStays(@TempDir Path folder) {
        project.relations("ONB-1").add(RelationKind.BLOCKED_BY, "ONB-2");
        project.relations("ONB-3").add(RelationKind.RELATES_TO, "ONB-4");
        edit("ONB-3", html -> html.replace("relates to", "is like"));
        Path state = folder.resolve("state.json");
        server.snapshot(state);

        try (PlaneServer upgraded = upgraded(state);
                PlaneClient client = client(upgraded, server.apiKey())) {
            ProjectClient there = project(client);
            there.relations("ONB-1").add(RelationKind.DUPLICATE, "ONB-2");

            RelationMigration migration = there.dependencies().migrate();

            assertThat(migration.moved()).isEqualTo(1);
            assertThat(migration.left())
                    .hasSize(3)
                    .anySatisfy(sentence -> assertThat(sentence).contains("row 1"))
                    .anySatisfy(sentence -> assertThat(sentence).contains("blocking"))
                    .anySatisfy(sentence -> assertThat(sentence).contains("blocked_by"));
            assertThat(there.comments("ONB-3").list()).hasSize(1);
            assertThat(there.comments("ONB-1").list()).hasSize(1);
            assertThat(there.relations("ONB-4").list())
                    .extracting(Relation::kind, relation -> relation.workItem().id())
                    .containsExactly(tuple(
                            RelationKind.RELATES_TO,
                            there.workItems().get("ONB-3").id()));
        }
    }

    private static PlaneServer upgraded(Path state) {
        PlaneServer server = PlaneServer.builder()
                .edition(PlaneEdition.CE_1_3_1)
                .rateLimitPerMinute(1_000_000)
                .start();
        server.restore(state);
        return server;
    }

    private static List<RelationKind> kinds(ProjectClient project, String key) {
        return project.relations(key).list().stream().map(Relation::kind).toList();
    }

    private abstract static class Program implements KilledAnywhere.Scenario {

        private final String key;

        Program() {
            this("");
        }

        Program(String key) {
            this.key = key;
        }

        abstract void run(ProjectClient project);

        abstract void check(ProjectClient project);

        @Override
        public void run(PlaneServer server) {
            with(server, this::run);
        }

        @Override
        public void check(PlaneServer server) {
            with(server, this::check);
        }

        private void with(PlaneServer server, java.util.function.Consumer<ProjectClient> work) {
            try (PlaneClient plane = client(server, key.isEmpty() ? server.apiKey() : key)) {
                work.accept(project(plane));
            }
        }
    }
}
