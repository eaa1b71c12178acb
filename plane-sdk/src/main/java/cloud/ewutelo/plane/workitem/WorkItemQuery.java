package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.internal.Check;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to list work items. There is no filter, because Community Edition ignores all filters and would list everything:
 * filter the stream instead.
 */
public final class WorkItemQuery {

    // Without these there is no WorkItem to return.
    private static final Set<String> ALWAYS = Set.of("id", "name");

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private OptionalInt pageSize = OptionalInt.empty();

    /** Lists everything, newest first. */
    public WorkItemQuery() {}

    /**
     * Sets the order.
     *
     * @param order one that Plane knows
     * @return this query
     */
    public WorkItemQuery orderBy(WorkItemOrder order) {
        parameters.put("order_by", order.value());
        return this;
    }

    /**
     * Asks for whole objects in place of references.
     *
     * @param expand which references
     * @return this query
     */
    public WorkItemQuery expand(WorkItemExpand... expand) {
        parameters.put(
                "expand", Arrays.stream(expand).map(WorkItemExpand::value).collect(Collectors.joining(",")));
        return this;
    }

    /**
     * Asks for some properties only, which makes answers smaller. The others come as if they were not set.
     *
     * @param fields Plane's names, such as {@code "state"}; {@code id} and {@code name} are always added
     * @return this query
     */
    public WorkItemQuery fields(String... fields) {
        Set<String> names = new LinkedHashSet<>(Arrays.asList(fields));
        ALWAYS.stream().sorted().forEach(names::add);
        parameters.put("fields", String.join(",", names));
        return this;
    }

    /**
     * Sets how many work items a request asks for. The default is the most that the server gives.
     *
     * @param items 1 to 1000; a server may allow fewer
     * @return this query
     */
    public WorkItemQuery pageSize(int items) {
        pageSize = OptionalInt.of(Check.range("per_page", items, 1, 1000));
        return this;
    }

    /**
     * The query parameters set so far, without paging.
     *
     * @return an unmodifiable view
     */
    public Map<String, String> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /**
     * The page size, if one was set.
     *
     * @return the size, or empty
     */
    public OptionalInt pageSize() {
        return pageSize;
    }
}
