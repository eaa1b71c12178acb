package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a workspace.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class WorkspaceFields<S extends WorkspaceFields<S>> extends FieldChanges<S>
        permits WorkspaceCreate, WorkspaceUpdate {

    WorkspaceFields() {}

    /**
     * Sets the name.
     *
     * @param name 1 to 80 characters
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.text("name", name, 80));
    }

    /**
     * Tells how many people work in it.
     *
     * @param organizationSize as Plane's form words it, such as {@code "2-10"}
     * @return this request
     */
    public S organizationSize(String organizationSize) {
        return set("organization_size", Check.text("organization_size", organizationSize, 20));
    }
}
