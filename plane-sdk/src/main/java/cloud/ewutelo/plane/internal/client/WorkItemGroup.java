package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.FieldChanges;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * What cycles and modules have in common: people call them by name, they hold work items, and they can be archived, after
 * which Plane hides them from every call but a few.
 *
 * @param <T> the group
 * @param <R> the row that tells that a work item is in a group
 */
public final class WorkItemGroup<T extends Authored, R> {

    /** The calls that a group has besides the usual ones. */
    public record GroupRoutes<T, R>(
            Function<Map<String, String>, Call<PageBody<T>>> listArchived,
            Function<String, Call<Void>> archive,
            Function<String, Call<Void>> restore,
            ListItems listItems,
            AddItems<R> addItems,
            RemoveItem removeItem) {}

    /** Makes the call that lists work items. */
    public interface ListItems {
        Call<PageBody<WorkItem>> of(String group, Map<String, String> query);
    }

    /** Makes the call that adds work items. */
    public interface AddItems<R> {
        Call<List<R>> to(String group, Map<String, @Nullable Object> body);
    }

    /** Makes the call that takes a work item out. */
    public interface RemoveItem {
        Call<Void> from(String group, String workItem);
    }

    private final ProjectScope scope;
    private final Transport transport;
    private final DefaultWorkItemService workItems;
    private final String kind;
    private final Directory<T> active;
    private final Directory<T> archived;
    private final NamedResource<T> named;
    private final GroupRoutes<T, R> routes;
    private final Function<R, String> itemOf;

    /**
     * A kind of group.
     *
     * @param kind what it is called in messages
     * @param itemOf the work item that a row is about
     */
    public WorkItemGroup(
            ProjectScope scope,
            DefaultWorkItemService workItems,
            String kind,
            Function<T, String> nameOf,
            Routes<T> usual,
            GroupRoutes<T, R> routes,
            Routes.Resolve resolve,
            Function<R, String> itemOf) {
        this.scope = scope;
        this.transport = scope.transport();
        this.workItems = workItems;
        this.kind = kind;
        this.routes = routes;
        this.itemOf = itemOf;
        this.active = directory(kind, usual.list(), nameOf);
        this.archived = directory("archived " + kind, routes.listArchived(), nameOf);
        this.named = new NamedResource<>(scope, kind, active, nameOf, usual, resolve);
    }

    private Directory<T> directory(
            String what, Function<Map<String, String>, Call<PageBody<T>>> list, Function<T, String> nameOf) {
        return new Directory<>(
                what + " of project " + scope.reference(),
                () -> scope.pager()
                        .list(OptionalInt.empty(), list, Authored::id)
                        .toList(),
                Authored::id,
                group -> List.of(nameOf.apply(group)),
                transport.options().time());
    }

    /** The calls that states and labels have too. */
    public NamedResource<T> named() {
        return named;
    }

    /** The id that a reference means; a name costs a listing once in a while. */
    public String idOf(String group) {
        return active.idOf(kind, group);
    }

    /** A group that is known to exist and not to be archived. */
    public T known(String field, String group) {
        return active.get(field, group);
    }

    /** Creates, or finds the one that is in the way, among the archived ones too. */
    public T createOrGet(FieldChanges<?> request, Predicate<T> same) {
        try {
            return new RepeatableCreation(transport.options()).create(() -> named.create(request), () -> find(same));
        } catch (ConflictException conflict) {
            return find(same).orElseThrow(() -> conflict);
        }
    }

    /** The first one of which something is true, archived or not. */
    public Optional<T> find(Predicate<T> same) {
        return Stream.of(named.list(), listArchived())
                .flatMap(Listing::stream)
                .filter(same)
                .findFirst();
    }

    public Listing<WorkItem> items(String group, Consumer<WorkItemQuery> query) {
        String id = idOf(group);
        WorkItemQuery wanted = new WorkItemQuery();
        query.accept(wanted);
        return scope.pager()
                .list(
                        wanted.pageSize(),
                        wanted.parameters(),
                        page -> routes.listItems().of(id, page),
                        WorkItem::id);
    }

    /** The rows of the work items that were asked for, out of all that Plane answers. */
    public List<R> addItems(String group, Collection<String> references) {
        List<String> ids = references.stream().map(workItems::idOf).distinct().toList();
        if (ids.isEmpty()) {
            throw new InvalidRequestException("issues", "is empty", "Name at least one work item.");
        }
        String id = idOf(group);
        List<R> rows = transport.call(routes.addItems().to(id, Map.of("issues", ids)));
        Set<String> present = rows.stream().map(itemOf).collect(Collectors.toSet());
        List<String> missing =
                ids.stream().filter(each -> !present.contains(each)).toList();
        if (!missing.isEmpty()) {
            throw new WriteNotAppliedException(
                    "Not all work items are in " + kind + " \"" + group
                            + "\" now: Plane drops without a word those that it "
                            + "does not find in the project. Missing: " + String.join(", ", missing) + ".",
                    List.of("issues"),
                    id);
        }
        return rows.stream().filter(row -> ids.contains(itemOf.apply(row))).toList();
    }

    public void removeItem(String group, String workItem) {
        transport.run(routes.removeItem().from(idOf(group), workItems.idOf(workItem)));
    }

    public Listing<T> listArchived() {
        return scope.pager().list(OptionalInt.empty(), routes.listArchived(), Authored::id);
    }

    public void archive(String group) {
        transport.run(routes.archive().apply(idOf(group)));
        forget();
    }

    public void restore(String group) {
        transport.run(routes.restore().apply(archived.idOf(kind, group)));
        forget();
    }

    private void forget() {
        active.forget();
        archived.forget();
    }
}
