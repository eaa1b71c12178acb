package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.DependencyCycleException;
import cloud.ewutelo.plane.relation.DependencyService;
import cloud.ewutelo.plane.relation.Readiness;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.relation.RelationMigration;
import java.util.List;
import java.util.Map;

/** Examples that the Javadoc and the guide on dependencies show. */
final class DependencySnippets {

    private DependencySnippets() {}

    static void dependencies(ProjectClient project) {
        // @start region="dependencies"
        DependencyService dependencies = project.dependencies();
        dependencies.add("ONB-3", "OPS-7"); // ONB-3 waits for OPS-7, a work item of another project
        Readiness readiness = dependencies.readiness("ONB-3");
        if (!readiness.isReady()) {
            System.out.println(readiness.why()); // Waits for OPS-7 "Rent a server" (In Progress).
        }
        // @end
    }

    static void cycle(DependencyService dependencies) {
        // @start region="cycle"
        try {
            dependencies.add("OPS-7", "ONB-3");
        } catch (DependencyCycleException e) {
            System.out.println(e.path()); // [OPS-7, ONB-3, OPS-7]
        }
        // @end
    }

    static void batch(DependencyService dependencies, List<String> keys) {
        // @start region="batch"
        Map<String, Readiness> answers = dependencies.readiness(keys);
        answers.forEach((key, readiness) -> {
            for (Dependency cancelled : readiness.cancelledBlockers()) {
                System.out.println(key + " builds on " + cancelled.key() + ", which was cancelled");
            }
        });
        // @end
    }

    static void graph(DependencyService dependencies) {
        // @start region="graph"
        for (Dependency blocker : dependencies.allBlockersOf("ONB-3")) {
            System.out.println(blocker.distance() + ": " + blocker.key() + ", " + blocker.state());
        }
        List<Dependency> waiting = dependencies.dependentsOf("OPS-7"); // look at these when OPS-7 is done or fails
        // @end
        System.out.println(waiting);
    }

    static void relations(ProjectClient project) {
        // @start region="relations"
        project.relations("ONB-3").add(RelationKind.RELATES_TO, "ONB-4");
        project.relations("ONB-3").add(RelationKind.DUPLICATE, "ONB-9");
        try {
            project.relations("ONB-3").remove("ONB-9");
        } catch (UnsupportedByInstanceException e) {
            System.out.println(e.getMessage()); // names the web application, which can do it
        }
        // @end
    }

    static void migrate(ProjectClient project) {
        // @start region="migrate"
        RelationMigration migration = project.dependencies().migrate();
        System.out.println(migration.moved() + " relations are Plane's own now");
        migration.left().forEach(System.out::println);
        // @end
    }
}
