package cloud.ewutelo.plane.internal.workitem;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.internal.lookup.WebAddress;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import cloud.ewutelo.plane.workitem.WorkItemFinder;
import cloud.ewutelo.plane.workitem.WorkItemKey;
import cloud.ewutelo.plane.workitem.WorkItemMatch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds work items by key and by text, in a workspace or in one of its projects. */
public final class WorkItemSearch implements WorkItemFinder {

    private static final String FIELD = "work item";

    private final WorkspaceScope scope;
    private final WorkItemApi api;

    public WorkItemSearch(WorkspaceScope scope) {
        this.scope = scope;
        this.api = scope.transport().api(WorkItemApi.class);
    }

    @Override
    public WorkItem get(String key, WorkItemExpand... expand) {
        Optional<WebAddress> address = WebAddress.parse(FIELD, key).map(found -> found.in(FIELD, scope.slug()));
        if (address.isPresent()) {
            String workItem = referenceOf(address.get());
            Optional<String> project = address.get().project();
            return project.isPresent()
                    ? scope.transport().call(api.get(scope.slug(), project.get(), workItem, expansion(expand)))
                    : get(workItem, expand);
        }
        return scope.transport()
                .call(api.getByKey(scope.slug(), WorkItemKey.of(key).toString(), expansion(expand)));
    }

    /** A key or id: the reference itself, or what the pasted address of a page names. */
    public String plainReference(String reference) {
        return WebAddress.parse(FIELD, reference)
                .map(address -> referenceOf(address.in(FIELD, scope.slug())))
                .orElse(reference);
    }

    private static String referenceOf(WebAddress address) {
        return address.workItem()
                .orElseThrow(() -> address.isNo(FIELD, "work item", "https://plane.example.org/acme/browse/ONB-12/"));
    }

    @Override
    public List<WorkItemMatch> search(String text, int limit) {
        return search(text, limit, null);
    }

    List<WorkItemMatch> search(String text, int limit, @Nullable String projectId) {
        if (text.isBlank()) {
            throw new InvalidRequestException("search", "is empty", "Plane finds nothing then; list instead.");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("search", Check.safeText("search", text));
        query.put("limit", Integer.toString(Check.range("limit", limit, 1, Integer.MAX_VALUE)));
        query.put("workspace_search", Boolean.toString(projectId == null));
        if (projectId != null) {
            query.put("project_id", projectId);
        }
        return List.copyOf(
                scope.transport().call(api.search(scope.slug(), query)).getOrDefault("issues", List.of()));
    }

    static Map<String, String> expansion(WorkItemExpand... expand) {
        return expand.length == 0
                ? Map.of()
                : Map.of(
                        "expand",
                        Arrays.stream(expand).map(WorkItemExpand::value).collect(Collectors.joining(",")));
    }
}
