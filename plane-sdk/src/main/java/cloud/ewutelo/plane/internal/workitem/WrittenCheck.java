package cloud.ewutelo.plane.internal.workitem;

import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was sent with what Plane answered, field by field. Texts are left out: Plane trims names and rewrites
 * descriptions.
 */
final class WrittenCheck {

    private final ProjectScope scope;

    WrittenCheck(ProjectScope scope) {
        this.scope = scope;
    }

    /** What was not stored: Plane's name of the field, and a sentence about it. Empty if all is well. */
    Map<String, String> differences(Map<String, @Nullable Object> sent, WorkItem stored) {
        Map<String, String> differences = new LinkedHashMap<>();
        checkMissing(sent, "assignees", stored.assignees())
                .ifPresent(dropped -> differences.put(
                        "assignees",
                        dropped.stream().map(scope::displayName).collect(Collectors.joining(", "))
                                + " cannot be assigned: Plane drops everyone who is not an active member of the project with the role "
                                + "of member or admin"));
        checkMissing(sent, "labels", stored.labels())
                .ifPresent(dropped -> differences.put(
                        "labels", "Plane drops labels of other projects: " + String.join(", ", dropped)));
        compare(sent, "state", stored.state().isPresent() ? stored.state().id() : null, differences);
        compare(sent, "parent", stored.parent().map(Ref::id).orElse(null), differences);
        compare(sent, "priority", stored.priority().value(), differences);
        compare(sent, "start_date", stored.startDate().orElse(null), differences);
        compare(sent, "target_date", stored.targetDate().orElse(null), differences);
        compare(sent, "archived_at", stored.archivedAt().orElse(null), differences);
        compare(sent, "external_source", stored.externalSource().orElse(null), differences);
        compare(sent, "external_id", stored.externalId().orElse(null), differences);
        return differences;
    }

    private static Optional<List<String>> checkMissing(
            Map<String, @Nullable Object> sent, String field, List<? extends Ref<?>> stored) {
        if (!(sent.get(field) instanceof Collection<?> wanted)) {
            return Optional.empty();
        }
        Set<String> present = stored.stream().map(Ref::id).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Object id : wanted) {
            if (!present.contains(String.valueOf(id))) {
                missing.add(String.valueOf(id));
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
    }

    private static void compare(
            Map<String, @Nullable Object> sent,
            String field,
            @Nullable Object stored,
            Map<String, String> differences) {
        if (sent.containsKey(field) && !String.valueOf(sent.get(field)).equals(String.valueOf(stored))) {
            differences.put(field, "it was sent as " + sent.get(field) + " and is stored as " + stored);
        }
    }
}
