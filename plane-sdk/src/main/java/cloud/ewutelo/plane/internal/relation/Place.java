package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.relation.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Where a work item is.
 *
 * @param projectId its project, if anybody told
 */
record Place(String id, @Nullable String projectId) {

    static Place of(Relation relation) {
        return new Place(
                relation.workItem().id(),
                relation.project().isPresent() ? relation.project().id() : null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place place && place.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
