package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Plane's own relations. */
final class NativeRelations implements Relations {

    private final WorkItemScope workItem;
    private final ProjectScope scope;
    private final Transport transport;
    private final RelationApi api;

    NativeRelations(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.api = transport.api(RelationApi.class);
    }

    @Override
    public List<Relation> list() {
        List<Relation> relations = new ArrayList<>();
        transport
                .call(api.list(scope.slug(), scope.id(), workItem.id()))
                .forEach((kind, others) ->
                        others.forEach(other -> relations.add(relation(RelationKind.of(kind), other, "issue_id"))));
        return List.copyOf(relations);
    }

    @Override
    public List<Relation> add(RelationKind kind, Collection<String> workItems) {
        String id = workItem.id();
        List<String> others = workItems.stream()
                .map(workItem.workItems()::idInWorkspace)
                .distinct()
                .toList();
        RelatedItems.check(workItem, others);
        List<Relation> related = transport
                .call(api.add(scope.slug(), scope.id(), id, Map.of("relation_type", kind.value(), "issues", others)))
                .stream()
                .map(other -> relation(kind, other, "id"))
                .filter(relation -> others.contains(relation.workItem().id()))
                .toList();
        Set<String> present =
                related.stream().map(relation -> relation.workItem().id()).collect(Collectors.toSet());
        List<String> missing =
                others.stream().filter(other -> !present.contains(other)).toList();
        if (!missing.isEmpty()) {
            throw new WriteNotAppliedException(
                    "Plane did not store that work item " + workItem.reference() + " is in the relation \"" + kind
                            + "\" to " + String.join(", ", missing)
                            + ": it keeps one relation from a work item to another, and drops a second one of another kind "
                            + "without a word. Remove the first one before: by remove(...), or on Community Edition in the web "
                            + "application.",
                    List.of("issues"),
                    id);
        }
        return related;
    }

    @Override
    public boolean remove(String reference) {
        String other = workItem.workItems().idInWorkspace(reference);
        long relations = list().stream()
                .filter(relation -> relation.workItem().id().equals(other))
                .count();
        for (long i = 0; i < relations; i++) {
            removeOne(other);
        }
        return relations > 0;
    }

    private void removeOne(String other) {
        try {
            transport.run(api.remove(scope.slug(), scope.id(), workItem.id(), Map.of("related_issue", other)));
        } catch (UnsupportedByInstanceException e) {
            throw e.status() == 404
                    ? new UnsupportedByInstanceException(
                            "The API of Community Edition cannot remove a relation. Remove the one between work item "
                                    + workItem.reference() + " and " + other + " in the web application.",
                            e.response())
                    : e;
        }
    }

    private static Relation relation(RelationKind kind, JsonValue other, String idProperty) {
        if (!other.isObject()) {
            return Relation.builder()
                    .kind(kind)
                    .workItem(Ref.of(other.asString()))
                    .build();
        }
        JsonValue project = other.get("project_id");
        return Relation.builder()
                .kind(kind)
                .workItem(Ref.of(other.get(idProperty).asString()))
                .project(project.isNull() ? Ref.absent() : Ref.of(project.asString()))
                .build();
    }
}
