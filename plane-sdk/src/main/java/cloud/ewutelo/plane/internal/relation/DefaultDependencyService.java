package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.workitem.WorkItemLocator;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.DependencyCycleException;
import cloud.ewutelo.plane.relation.DependencyService;
import cloud.ewutelo.plane.relation.Readiness;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.relation.RelationMigration;
import cloud.ewutelo.plane.relation.RelationService;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Dependencies, out of relations. */
public final class DefaultDependencyService implements DependencyService {

    private final ProjectScope scope;
    private final WorkItemLocator locator;

    public DefaultDependencyService(ProjectScope scope) {
        this.scope = scope;
        this.locator = new WorkItemLocator(scope);
    }

    @Override
    public Relation add(String workItem, String blocker) {
        DependencyGraph graph = new DependencyGraph(scope, locator);
        Place waiting = graph.place(workItem);
        Place first = graph.place(blocker);
        Optional<Relation> present = graph.edges(waiting, RelationKind.BLOCKED_BY).stream()
                .filter(relation -> relation.workItem().id().equals(first.id()))
                .findFirst();
        if (present.isPresent()) {
            return present.get();
        }
        if (!waiting.id().equals(first.id())) {
            List<Place> back = graph.path(first, waiting.id());
            if (!back.isEmpty()) {
                throw new DependencyCycleException(graph.keys(waiting, back));
            }
        }
        return graph.relations(waiting).add(RelationKind.BLOCKED_BY, blocker);
    }

    @Override
    public boolean remove(String workItem, String blocker) {
        DependencyGraph graph = new DependencyGraph(scope, locator);
        Place waiting = graph.place(workItem);
        String first = locator.idOf(blocker);
        RelationService relations = graph.relations(waiting);
        boolean waits = graph.edges(waiting, RelationKind.BLOCKED_BY).stream()
                .anyMatch(relation -> relation.workItem().id().equals(first));
        return waits && relations.remove(blocker);
    }

    @Override
    public List<Dependency> blockersOf(String workItem) {
        return direct(workItem, RelationKind.BLOCKED_BY);
    }

    @Override
    public List<Dependency> allBlockersOf(String workItem) {
        DependencyGraph graph = new DependencyGraph(scope, locator);
        return graph.describe(graph.reachable(graph.place(workItem)));
    }

    @Override
    public List<Dependency> dependentsOf(String workItem) {
        return direct(workItem, RelationKind.BLOCKING);
    }

    @Override
    public Readiness readiness(String workItem) {
        return Objects.requireNonNull(readiness(List.of(workItem)).get(workItem));
    }

    @Override
    public Map<String, Readiness> readiness(Collection<String> workItems) {
        DependencyGraph graph = new DependencyGraph(scope, locator);
        List<String> references = workItems.stream().distinct().toList();
        List<Place> places = graph.places(references);
        Map<Place, Integer> blockers = new LinkedHashMap<>();
        Map<String, Set<String>> blockersByItem = new LinkedHashMap<>();
        for (Place place : places) {
            Set<String> ids = new LinkedHashSet<>();
            for (Relation relation : graph.edges(place, RelationKind.BLOCKED_BY)) {
                blockers.put(Place.of(relation), 1);
                ids.add(relation.workItem().id());
            }
            blockersByItem.put(place.id(), ids);
        }
        Map<String, Dependency> described =
                graph.describe(blockers).stream().collect(Collectors.toMap(Dependency::id, each -> each));
        Map<String, Readiness> answers = new LinkedHashMap<>();
        for (int i = 0; i < references.size(); i++) {
            String id = places.get(i).id();
            List<Dependency> own = Objects.requireNonNull(blockersByItem.get(id)).stream()
                    .flatMap(blocker -> Optional.ofNullable(described.get(blocker)).stream())
                    .toList();
            answers.put(references.get(i), new Readiness(id, own));
        }
        return answers;
    }

    @Override
    public Optional<List<String>> findCycle(String workItem) {
        DependencyGraph graph = new DependencyGraph(scope, locator);
        Place start = graph.place(workItem);
        for (Relation relation : graph.edges(start, RelationKind.BLOCKED_BY)) {
            List<Place> back = graph.path(Place.of(relation), start.id());
            if (!back.isEmpty()) {
                return Optional.of(graph.keys(start, back));
            }
        }
        return Optional.empty();
    }

    @Override
    public RelationMigration migrate() {
        if (!scope.workspace().portable(Feature.RELATIONS).isNative()) {
            throw new InvalidRequestException(
                    "relations",
                    "have nowhere to go: this Plane has no relations of its own",
                    "Upgrade Plane to version 1.3 first.");
        }
        return new CommentMigration(scope, locator).run();
    }

    private List<Dependency> direct(String workItem, RelationKind kind) {
        DependencyGraph graph = new DependencyGraph(scope, locator);
        Map<Place, Integer> others = new LinkedHashMap<>();
        graph.edges(graph.place(workItem), kind).forEach(relation -> others.put(Place.of(relation), 1));
        return graph.describe(others);
    }
}
