package cloud.ewutelo.plane.bench.harness;

import cloud.ewutelo.plane.bench.server.RecordedPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The official SDKs for Python and Node, as far as {@code bench/run} could install them. */
public final class OfficialSdks {

    private static final Path PYTHON =
            Path.of("target", "python", "bin", "python").toAbsolutePath();
    private static final Path NODE_MODULES =
            Path.of("target", "node", "node_modules").toAbsolutePath();

    private OfficialSdks() {}

    /** The Python SDK, listing work items; empty if it is not there. */
    public static Optional<Contender> python(String url, int pageSize) {
        return Files.exists(PYTHON)
                ? Optional.of(Contender.start(
                        "python",
                        List.of(
                                PYTHON.toString(),
                                Path.of("python", "list_work_items.py").toString(),
                                url,
                                RecordedPlane.WORKSPACE,
                                RecordedPlane.PROJECT,
                                Integer.toString(pageSize)),
                        Map.of()))
                : Optional.empty();
    }

    /** The Node SDK, listing work items; empty if it is not there. */
    public static Optional<Contender> node(String url, int pageSize) {
        return Files.exists(NODE_MODULES.resolve("@makeplane"))
                ? Optional.of(Contender.start(
                        "node",
                        List.of(
                                "node",
                                Path.of("node", "list-work-items.js").toString(),
                                url,
                                RecordedPlane.WORKSPACE,
                                RecordedPlane.PROJECT,
                                Integer.toString(pageSize)),
                        Map.of("NODE_PATH", NODE_MODULES.toString())))
                : Optional.empty();
    }
}
