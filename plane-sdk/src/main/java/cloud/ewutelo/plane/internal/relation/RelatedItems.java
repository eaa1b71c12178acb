package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import java.util.Collection;

/** What cannot be related, though Plane might store it. */
final class RelatedItems {

    private RelatedItems() {}

    static void check(WorkItemScope workItem, Collection<String> otherIds) {
        if (otherIds.isEmpty()) {
            throw new InvalidRequestException("issues", "is empty", "Name at least one work item.");
        }
        if (otherIds.contains(workItem.id())) {
            throw new InvalidRequestException(
                    "issues",
                    "contains the work item itself: " + workItem.reference(),
                    "Plane would store such a relation; leave it out.");
        }
    }
}
