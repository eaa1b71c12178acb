package cloud.ewutelo.plane.relation;

import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;

/** How a work item relates to another one. */
public interface Relation {

    /**
     * The kind, seen from the work item whose relations were asked for.
     *
     * @return the kind
     */
    RelationKind kind();

    /**
     * The other work item.
     *
     * @return the work item, which may be in another project
     */
    Ref<WorkItem> workItem();

    /**
     * The project of the other work item.
     *
     * @return the project; absent where Plane does not tell, as on commercial editions
     */
    default Ref<Project> project() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Relation} objects. */
    class Builder extends ImmutableRelation.Builder {
        Builder() {}
    }
}
