package cloud.ewutelo.plane.contract;

import cloud.ewutelo.plane.ProjectClient;

/** An empty project of a test's own, for tests that count what is in it. */
record ProjectProbe(ProjectClient project) {

    ProjectProbe(ContractTarget target) {
        this(target.workspace().project(target.newProject().identifier()));
    }
}
