package cloud.ewutelo.plane.testkit.internal.rest;

import cloud.ewutelo.plane.testkit.internal.http.Call;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keys an answer shows, and which of them as objects. */
public final class Shape {
    private static final Shape FULL = new Shape(Set.of(), Set.of());

    private final Set<String> fields;
    private final Set<String> expanded;

    private Shape(Set<String> fields, Set<String> expanded) {
        this.fields = fields;
        this.expanded = expanded;
    }

    /** Every key, nothing expanded. */
    public static Shape full() {
        return FULL;
    }

    /** As the query asks with {@code fields} and {@code expand}. */
    public static Shape asked(Call call) {
        return new Shape(names(call.query("fields")), names(call.query("expand")));
    }

    boolean shows(String field) {
        return fields.isEmpty() || fields.contains(field);
    }

    boolean expands(String field) {
        return expanded.contains(field);
    }

    private static Set<String> names(@Nullable String list) {
        if (list == null || list.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(List.of(list.split(",", -1)));
        names.remove("");
        return names;
    }
}
