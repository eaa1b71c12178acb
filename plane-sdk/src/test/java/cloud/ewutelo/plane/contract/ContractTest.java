package cloud.ewutelo.plane.contract;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds on every Plane: the same tests run against embedded servers and, by system properties, against a real one.
 * They may use nothing but the SDK and an admin's key.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("cloud.ewutelo.plane.contract.ContractTarget#targets")
abstract class ContractTest {

    @Parameter
    ContractTarget target;

    PlaneClient plane;
    WorkspaceClient workspace;
    ProjectClient project;

    /** Tests of a class share a project, because a real server allows 60 requests a minute. */
    @BeforeEach
    void useSharedProject() {
        plane = target.plane();
        workspace = target.workspace();
        project = workspace.project(target.sharedProject());
    }

    /** What is read once it is as expected, or after a while as it is: a real server does some things in the background. */
    static <T> T eventually(Supplier<T> read, Predicate<T> expected) {
        Instant end = Instant.now().plusSeconds(20);
        T present = read.get();
        while (!expected.test(present) && Instant.now().isBefore(end)) {
            present = read.get();
        }
        return present;
    }
}
