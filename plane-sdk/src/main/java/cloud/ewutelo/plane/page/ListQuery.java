package cloud.ewutelo.plane.page;

import cloud.ewutelo.plane.internal.Check;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** How to list objects whose order Plane does not let one choose. */
public final class ListQuery {

    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> expanded = new LinkedHashSet<>();
    private OptionalInt pageSize = OptionalInt.empty();

    /** Lists everything whole, without expansions. */
    public ListQuery() {}

    /**
     * Asks for whole objects in place of references.
     *
     * @param expand which references
     * @return this query
     */
    public ListQuery expand(Expansion... expand) {
        Arrays.stream(expand).map(Expansion::value).forEach(expanded::add);
        return this;
    }

    /**
     * Asks for some properties only, which makes answers smaller. The others come as if they were not set. What the model
     * cannot do without, and what is expanded, is always added.
     *
     * @param names Plane's names, such as {@code "end_date"}
     * @return this query
     */
    public ListQuery fields(String... names) {
        fields.addAll(Arrays.asList(names));
        return this;
    }

    /**
     * Sets how many objects a request asks for. The default is the most that the server gives.
     *
     * @param objects 1 to 1000; a server may allow fewer
     * @return this query
     */
    public ListQuery pageSize(int objects) {
        pageSize = OptionalInt.of(Check.range("per_page", objects, 1, 1000));
        return this;
    }

    /**
     * The query parameters, without paging.
     *
     * @param always Plane's names of the properties that the model cannot do without
     * @return the parameters
     */
    public Map<String, String> parameters(Collection<String> always) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!expanded.isEmpty()) {
            parameters.put("expand", String.join(",", expanded));
        }
        if (!fields.isEmpty()) {
            Set<String> names = new LinkedHashSet<>(always);
            names.addAll(fields);
            names.addAll(expanded);
            parameters.put("fields", String.join(",", names));
        }
        return parameters;
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
