package cloud.ewutelo.plane.internal.workitem;

import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.bulk.BulkRun;
import cloud.ewutelo.plane.internal.client.ExternalPairs;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.client.TakenBack;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import cloud.ewutelo.plane.workitem.WorkItemMatch;
import cloud.ewutelo.plane.workitem.WorkItemQuery;
import cloud.ewutelo.plane.workitem.WorkItemService;
import cloud.ewutelo.plane.workitem.WorkItemUpdate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work items over HTTP. */
public final class DefaultWorkItemService implements WorkItemService {

    private final ProjectScope scope;
    private final Transport transport;
    private final WorkItemApi api;
    private final WorkItemSearch search;
    private final WrittenCheck written;

    public DefaultWorkItemService(ProjectScope scope) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(WorkItemApi.class);
        this.search = new WorkItemSearch(scope.workspace());
        this.written = new WrittenCheck(scope);
    }

    @Override
    public Listing<WorkItem> list(Consumer<WorkItemQuery> query) {
        WorkItemQuery wanted = new WorkItemQuery();
        query.accept(wanted);
        return scope.pager()
                .list(
                        wanted.pageSize(),
                        wanted.parameters(),
                        page -> api.list(scope.slug(), scope.id(), page),
                        WorkItem::id);
    }

    @Override
    public WorkItem get(String workItem, WorkItemExpand... expand) {
        Optional<String> id = Directory.asId(search.plainReference(workItem));
        if (id.isPresent()) {
            return transport.call(api.get(scope.slug(), scope.id(), id.get(), WorkItemSearch.expansion(expand)));
        }
        WorkItem found = search.get(workItem, expand);
        if (!found.project().id().equals(scope.id())) {
            throw new InvalidRequestException(
                    "work item",
                    "belongs to another project than " + scope.reference() + ": \"" + workItem + "\"",
                    "Go through that project, or through workspace(...).workItems().");
        }
        return found;
    }

    @Override
    public Optional<WorkItem> findByExternalId(ExternalId externalId) {
        Map<String, String> query =
                Map.of("external_source", externalId.source(), "external_id", externalId.id(), "per_page", "100");
        try {
            return transport.call(api.list(scope.slug(), scope.id(), query)).items().stream()
                    .filter(item -> ExternalPairs.has(item, externalId))
                    .findFirst();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<WorkItemMatch> search(String text, int limit) {
        return search.search(text, limit, scope.id());
    }

    @Override
    public WorkItem create(WorkItemCreate request) {
        request.validate();
        Map<String, @Nullable Object> body = resolved(request.properties());
        Optional<ExternalId> externalId = ExternalPairs.of(body);
        WorkItem created = externalId.isPresent()
                ? new RepeatableCreation(transport.options())
                        .create(() -> post(body), () -> findByExternalId(externalId.get()))
                : post(body);
        Map<String, String> differences = written.differences(body, created);
        if (!differences.isEmpty()) {
            throw TakenBack.after(
                    "work item",
                    created.id(),
                    keyOf(created),
                    String.join("; ", differences.values()) + ".",
                    List.copyOf(differences.keySet()),
                    () -> delete(created.id()));
        }
        // Plane applies a claimed author and time after it has answered.
        boolean claimed = body.containsKey("created_at") || body.containsKey("created_by");
        return claimed ? get(created.id()) : created;
    }

    @Override
    public WorkItem createOrGet(ExternalId externalId, Consumer<WorkItemCreate> request) {
        WorkItemCreate create = new WorkItemCreate();
        request.accept(create);
        return createOrFind(create.externalId(externalId));
    }

    @Override
    public BulkResult<WorkItem> createAll(Collection<WorkItemCreate> requests, BulkOptions options) {
        List<WorkItemCreate> all = List.copyOf(requests);
        List<Optional<ExternalId>> pairs = all.stream()
                .map(request -> ExternalPairs.of(request.properties()))
                .toList();
        Map<ExternalId, Integer> firsts = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            pairs.get(i).ifPresent(pair -> firsts.putIfAbsent(pair, index));
        }
        return BulkRun.of(
                all.size(),
                index -> pairs.get(index)
                        .map(pair -> pair.source() + "/" + pair.id())
                        .orElse(String.valueOf(all.get(index).properties().get("name"))),
                index -> {
                    // Two at once could both pass Plane's check.
                    int first = pairs.get(index).map(firsts::get).orElse(index);
                    if (first != index) {
                        throw new InvalidRequestException(
                                "external_id", "is that of request " + first + " too", "Give each request its own.");
                    }
                    return createOrFind(all.get(index));
                },
                options);
    }

    @Override
    public BulkResult<WorkItem> updateAll(Map<String, WorkItemUpdate> changes, BulkOptions options) {
        List<String> workItems = List.copyOf(changes.keySet());
        List<WorkItemUpdate> updates = List.copyOf(changes.values());
        return BulkRun.of(
                workItems.size(), workItems::get, index -> update(workItems.get(index), updates.get(index)), options);
    }

    @Override
    public WorkItem update(String workItem, WorkItemUpdate request) {
        request.validate();
        String id = idOf(workItem);
        return request.isEmpty() ? get(id) : patch(id, resolved(request.properties()));
    }

    @Override
    public void delete(String workItem) {
        transport.run(api.delete(scope.slug(), scope.id(), idOf(workItem)));
    }

    @Override
    public WorkItem archive(String workItem) {
        LocalDate today = LocalDate.ofInstant(transport.options().time().now(), ZoneOffset.UTC);
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("archived_at", today);
        return patch(idOf(workItem), body);
    }

    @Override
    public WorkItem restore(String workItemId) {
        String id = Directory.asId(workItemId)
                .orElseThrow(() -> new InvalidRequestException(
                        "work item",
                        "is named by key: \"" + workItemId + "\"",
                        "Plane does not find archived work items by key; use the id, or findByExternalId."));
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("archived_at", null);
        return patch(id, body);
    }

    /** The id that a reference means; a key costs a request. */
    public String idOf(String workItem) {
        return Directory.asId(search.plainReference(workItem))
                .orElseGet(() -> get(workItem).id());
    }

    /** The id that a reference means, in whatever project of the workspace. */
    public String idInWorkspace(String workItem) {
        return Directory.asId(search.plainReference(workItem))
                .orElseGet(() -> search.get(workItem).id());
    }

    private WorkItem createOrFind(WorkItemCreate request) {
        try {
            return create(request);
        } catch (ConflictException conflict) {
            return ExternalPairs.of(request.properties())
                    .flatMap(this::findByExternalId)
                    .orElseThrow(() -> conflict);
        }
    }

    private WorkItem post(Map<String, @Nullable Object> body) {
        return transport.call(api.create(scope.slug(), scope.id(), body));
    }

    private WorkItem patch(String id, Map<String, @Nullable Object> body) {
        WorkItem updated = transport.call(api.update(scope.slug(), scope.id(), id, body));
        Map<String, String> differences = written.differences(body, updated);
        if (!differences.isEmpty()) {
            throw new WriteNotAppliedException(
                    keyOf(updated) + " was updated, but not as asked: " + String.join("; ", differences.values())
                            + ". The other changes are stored.",
                    List.copyOf(differences.keySet()),
                    updated.id());
        }
        return updated;
    }

    private String keyOf(WorkItem item) {
        return "Work item " + item.sequenceId() + " of project " + scope.reference();
    }

    private Map<String, @Nullable Object> resolved(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(properties);
        References.replaceEach(body, "assignees", member -> scope.memberId("assignees", member));
        References.replaceEach(body, "labels", label -> scope.labels().idOf("labels", label));
        References.replace(body, "state", state -> scope.states().idOf("state", state));
        References.replace(body, "parent", this::idOf);
        References.replace(body, "created_by", member -> scope.memberId("created_by", member));
        return body;
    }
}
