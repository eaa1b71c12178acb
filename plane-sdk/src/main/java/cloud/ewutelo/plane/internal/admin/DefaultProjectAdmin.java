package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.ProjectAdmin;
import cloud.ewutelo.plane.admin.ProjectNetwork;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The administration of a project, over HTTP. */
final class DefaultProjectAdmin implements ProjectAdmin {

    private final Transport transport;
    private final WorkspaceApi api;
    private final String slug;
    private final String id;

    DefaultProjectAdmin(Transport transport, WorkspaceApi api, String slug, String id) {
        this.transport = transport;
        this.api = api;
        this.slug = slug;
        this.id = id;
    }

    @Override
    public List<ProjectMembership> members() {
        return List.copyOf(transport.call(api.projectMembers(slug, id)));
    }

    @Override
    public List<ProjectMembership> addMembers(Map<String, Role> roles) {
        if (roles.isEmpty()) {
            throw new InvalidRequestException("members", "is empty", "Name at least one person.");
        }
        List<Map<String, Object>> members = roles.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "member_id", entry.getKey(), "role", entry.getValue().level()))
                .toList();
        return new RepeatableCreation(transport.options())
                .create(
                        () -> List.copyOf(transport.call(api.addProjectMembers(slug, id, Map.of("members", members)))),
                        Optional::empty);
    }

    @Override
    public void changeNetwork(ProjectNetwork network) {
        transport.run(api.updateProject(slug, id, Map.of("network", network.value())));
    }

    @Override
    public List<Relation> relations(String workItemId) {
        List<Relation> relations = new ArrayList<>();
        transport
                .call(api.relations(slug, id, workItemId))
                .forEach((kind, others) -> others.forEach(other -> relations.add(Relation.builder()
                        .kind(RelationKind.of(kind))
                        .workItem(Ref.of(other.get("id").asString()))
                        .project(Ref.of(other.get("project_id").asString()))
                        .build())));
        return List.copyOf(relations);
    }

    @Override
    public boolean removeRelation(String workItemId, String relatedId) {
        // Asked first, because Plane answers 500 when there is none.
        boolean related = relations(workItemId).stream()
                .anyMatch(relation -> relation.workItem().id().equals(relatedId));
        if (related) {
            transport.run(api.removeRelation(slug, id, workItemId, Map.of("related_issue", relatedId)));
        }
        return related;
    }
}
