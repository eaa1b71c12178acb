package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.workitem.WorkItemLocator;
import cloud.ewutelo.plane.page.Page;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.relation.RelationService;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits for what, read as far as one question needs it and forgotten then. Each work item is asked about once. */
final class DependencyGraph {

    /** A work item costs a request: more are a mistake, or a matter of hours on a stock instance. */
    private static final int MOST_WORK_ITEMS = 2000;

    /** From so many work items of a project on, listing the project is cheaper than reading each. */
    private static final int WORTH_A_LIST = 4;

    private final ProjectScope scope;
    private final WorkItemLocator locator;
    private final Map<String, List<Relation>> relations = new HashMap<>();
    private final Map<String, WorkItem> items = new HashMap<>();

    DependencyGraph(ProjectScope scope, WorkItemLocator locator) {
        this.scope = scope;
        this.locator = locator;
    }

    /**
     * The places of work items, in the order of the references.
     *
     * @throws NotFoundException if one of them does not exist
     */
    List<Place> places(Collection<String> references) {
        Set<String> ids = new LinkedHashSet<>();
        for (String reference : references) {
            Directory.asId(locator.plainReference(reference)).ifPresent(ids::add);
        }
        readFrom(scope.id(), ids);
        List<Place> places = new ArrayList<>();
        for (String reference : references) {
            Optional<String> id = Directory.asId(locator.plainReference(reference));
            WorkItem item = id.isPresent() ? item(new Place(id.get(), null)) : locator.get(reference);
            items.put(item.id(), item);
            places.add(new Place(item.id(), item.project().id()));
        }
        return places;
    }

    Place place(String reference) {
        return places(List.of(reference)).get(0);
    }

    RelationService relations(Place place) {
        return new DefaultRelationService(locator.scope(projectOf(place), place.id()));
    }

    /** The relations of a kind, each work item once. */
    List<Relation> edges(Place place, RelationKind kind) {
        List<Relation> all = relations.get(place.id());
        if (all == null) {
            if (relations.size() == MOST_WORK_ITEMS) {
                throw new PlaneException("The relations of more than " + MOST_WORK_ITEMS
                        + " work items would have to be read for one answer. Ask about fewer at once.");
            }
            all = relations(place).list();
            relations.put(place.id(), all);
        }
        Map<String, Relation> found = new LinkedHashMap<>();
        all.stream()
                .filter(relation -> relation.kind().equals(kind))
                .forEach(relation -> found.putIfAbsent(relation.workItem().id(), relation));
        return List.copyOf(found.values());
    }

    /** What blocks a work item; nothing if it is gone or hidden, for nobody can tell then. */
    private List<Relation> blockersOf(Place place) {
        try {
            return edges(place, RelationKind.BLOCKED_BY);
        } catch (NotFoundException | PermissionDeniedException e) {
            return List.of();
        }
    }

    /** The shortest way from a work item along what blocks it to another one, both included; empty if there is none. */
    List<Place> path(Place from, String to) {
        Map<Place, @Nullable Place> reachedFrom = new HashMap<>();
        Deque<Place> next = new ArrayDeque<>();
        reachedFrom.put(from, null);
        next.add(from);
        while (!next.isEmpty()) {
            Place place = next.remove();
            if (place.id().equals(to)) {
                Deque<Place> path = new ArrayDeque<>();
                for (Place step = place; step != null; step = reachedFrom.get(step)) {
                    path.addFirst(step);
                }
                return List.copyOf(path);
            }
            for (Relation relation : blockersOf(place)) {
                Place blocker = Place.of(relation);
                if (!reachedFrom.containsKey(blocker)) {
                    reachedFrom.put(blocker, place);
                    next.add(blocker);
                }
            }
        }
        return List.of();
    }

    /** All that blocks a work item, nearest first, with the distance. */
    Map<Place, Integer> reachable(Place from) {
        Map<Place, Integer> distances = new LinkedHashMap<>();
        Deque<Place> next = new ArrayDeque<>();
        distances.put(from, 0);
        next.add(from);
        while (!next.isEmpty()) {
            Place place = next.remove();
            int distance = Objects.requireNonNull(distances.get(place)) + 1;
            for (Relation relation : blockersOf(place)) {
                Place blocker = Place.of(relation);
                if (distances.putIfAbsent(blocker, distance) == null) {
                    next.add(blocker);
                }
            }
        }
        distances.remove(from);
        return distances;
    }

    /** Work items with what people want to know of them, in the same order; those that are gone are left out. */
    List<Dependency> describe(Map<Place, Integer> distances) {
        Map<String, Set<String>> byProject = new LinkedHashMap<>();
        for (Place place : distances.keySet()) {
            String project = place.projectId() == null ? scope.id() : place.projectId();
            byProject.computeIfAbsent(project, key -> new LinkedHashSet<>()).add(place.id());
        }
        byProject.forEach(this::readFrom);
        List<Dependency> described = new ArrayList<>();
        distances.forEach((place, distance) -> describe(place, distance).ifPresent(described::add));
        return described;
    }

    /** The keys of a way that begins and ends with the same work item. */
    List<String> keys(Place start, List<Place> back) {
        List<String> keys = new ArrayList<>();
        keys.add(keyOf(start));
        back.forEach(place -> keys.add(keyOf(place)));
        return keys;
    }

    /** Reads work items of a project by listing it, as long as that takes fewer requests than to read each. */
    private void readFrom(String projectId, Set<String> ids) {
        Set<String> missing = new HashSet<>(ids);
        missing.removeAll(items.keySet());
        if (missing.size() < WORTH_A_LIST) {
            return;
        }
        try {
            Iterator<Page<WorkItem>> pages = locator.list(projectId).pages().iterator();
            for (int requests = 0; requests < missing.size() && pages.hasNext(); requests++) {
                for (WorkItem item : pages.next().items()) {
                    items.putIfAbsent(item.id(), item);
                    missing.remove(item.id());
                }
            }
        } catch (PermissionDeniedException e) {
            // Each of them is found to be hidden later on.
        }
    }

    private Optional<Dependency> describe(Place place, int distance) {
        try {
            WorkItem item = item(place);
            Optional<State> state = item.state().expanded();
            return Optional.of(new Dependency(
                    item.id(),
                    key(item),
                    item.name(),
                    item.project().id(),
                    state.map(State::name).orElse(""),
                    state.map(State::group).orElse(StateGroup.of("unknown")),
                    distance));
        } catch (NotFoundException gone) {
            return Optional.empty();
        } catch (PermissionDeniedException hidden) {
            return Optional.of(new Dependency(
                    place.id(),
                    place.id(),
                    "",
                    Objects.requireNonNullElse(place.projectId(), ""),
                    "hidden from this key",
                    StateGroup.of("unknown"),
                    distance));
        }
    }

    private String keyOf(Place place) {
        try {
            return key(item(place));
        } catch (NotFoundException | PermissionDeniedException e) {
            return place.id();
        }
    }

    private static String key(WorkItem item) {
        return item.project()
                .expanded()
                .map(project -> new WorkItemKey(project.identifier(), item.sequenceId()).toString())
                .orElse(item.id());
    }

    private WorkItem item(Place place) {
        WorkItem known = items.get(place.id());
        if (known != null) {
            return known;
        }
        WorkItem read =
                place.projectId() == null ? locator.get(place.id()) : locator.get(place.projectId(), place.id());
        items.put(read.id(), read);
        return read;
    }

    /** Plane tells nothing, and raises nothing, about the relations of a work item that is in another project than said. */
    private String projectOf(Place place) {
        return place.projectId() == null ? item(place).project().id() : place.projectId();
    }
}
