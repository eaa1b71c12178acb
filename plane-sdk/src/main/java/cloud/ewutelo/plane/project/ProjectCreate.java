package cloud.ewutelo.plane.project;

import cloud.ewutelo.plane.internal.Check;

/** A project to be created. Name and identifier are required. */
public final class ProjectCreate extends ProjectFields<ProjectCreate> {

    /** Starts with nothing set. */
    public ProjectCreate() {}

    @Override
    public void validate() {
        Check.required(properties(), "name");
        Check.required(properties(), "identifier");
    }
}
