package cloud.ewutelo.plane.internal.project;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.internal.client.TakenBack;
import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectCreate;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.project.ProjectSummary;
import cloud.ewutelo.plane.project.ProjectUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Projects over HTTP. */
public final class DefaultProjectService implements ProjectService {

    /**
     * What a creation must not contain: with a lead Plane answers 400 after it has stored half a project, and with intake it
     * forgets the intake record, which any later update makes.
     */
    private static final Set<String> ONLY_BY_UPDATE = Set.of("project_lead", "default_assignee", "intake_view");

    private static final List<String> PEOPLE = List.of("project_lead", "default_assignee");

    private final WorkspaceScope scope;
    private final Transport transport;
    private final ProjectApi api;

    public DefaultProjectService(WorkspaceScope scope) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(ProjectApi.class);
    }

    @Override
    public Listing<Project> list() {
        return scope.pager().list(OptionalInt.empty(), query -> api.list(scope.slug(), query), Project::id);
    }

    @Override
    public Project get(String project) {
        return transport.call(api.get(scope.slug(), idOf(project)));
    }

    @Override
    public Project create(ProjectCreate request) {
        request.validate();
        Map<String, @Nullable Object> first = resolved(request.properties());
        Map<String, @Nullable Object> second = new LinkedHashMap<>();
        ONLY_BY_UPDATE.stream().filter(first::containsKey).forEach(field -> second.put(field, first.remove(field)));
        Project created = transport.call(api.create(scope.slug(), first));
        if (!second.isEmpty()) {
            created = complete(created, second);
        }
        scope.projects().put(created);
        return created;
    }

    @Override
    public Project createOrGet(Consumer<ProjectCreate> request) {
        ProjectCreate create = new ProjectCreate();
        request.accept(create);
        try {
            return create(create);
        } catch (ConflictException conflict) {
            scope.projects().forget();
            String identifier = String.valueOf(create.properties().get("identifier"));
            Optional<Project> existing = list().stream()
                    .filter(project -> project.identifier().equals(identifier))
                    .findFirst();
            return existing.orElseThrow(() -> conflict);
        }
    }

    @Override
    public Project update(String project, ProjectUpdate request) {
        request.validate();
        String id = idOf(project);
        if (request.isEmpty()) {
            return get(id);
        }
        Project updated = transport.call(api.update(scope.slug(), id, resolved(request.properties())));
        scope.projects().put(updated);
        return updated;
    }

    @Override
    public void delete(String project) {
        transport.run(api.delete(scope.slug(), idOf(project)));
        scope.projects().forget();
    }

    @Override
    public void archive(String project) {
        transport.run(api.archive(scope.slug(), idOf(project)));
    }

    @Override
    public void restore(String project) {
        transport.run(api.restore(scope.slug(), idOf(project)));
    }

    @Override
    public ProjectSummary summary(String project) {
        return transport.call(api.summary(scope.slug(), idOf(project)));
    }

    private Project complete(Project created, Map<String, @Nullable Object> rest) {
        try {
            return transport.call(api.update(scope.slug(), created.id(), rest));
        } catch (PlaneException failure) {
            throw TakenBack.after(
                    "project",
                    created.id(),
                    created.identifier() + ", with the id " + created.id(),
                    String.join(", ", rest.keySet()) + " could not be set: " + failure.getMessage(),
                    List.copyOf(rest.keySet()),
                    () -> transport.run(api.delete(scope.slug(), created.id())));
        }
    }

    private String idOf(String project) {
        return scope.projects().idOf("project", project);
    }

    private Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(properties);
        for (String field : PEOPLE) {
            if (body.get(field) instanceof String person
                    && Directory.asId(person).isEmpty()) {
                body.put(field, scope.members().idOf(field, person));
            }
        }
        return body;
    }
}
