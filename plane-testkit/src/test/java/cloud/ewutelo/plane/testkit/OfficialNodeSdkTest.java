package cloud.ewutelo.plane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A third party's client works against the emulator unchanged. */
class OfficialNodeSdkTest {
    private static final String SDK = "@makeplane/plane-node-sdk@0.2.12";
    private static final Path FOLDER = Path.of("target", "node-sdk").toAbsolutePath();

    @Test
    void createsAndChangesAWorkItemAndComments() throws Exception {
        assumeTrue(run(List.of("node", "--version")).status() == 0, "Skipped: Node is not installed.");
        assumeTrue(install(), "Skipped: npm could not install " + SDK + ".");
        try (PlaneServer server = PlaneServer.start()) {
            server.seedDemo();

            Outcome outcome = run(List.of(
                    "node",
                    Path.of("src", "test", "node", "official-sdk.mjs")
                            .toAbsolutePath()
                            .toString(),
                    FOLDER.toString(),
                    server.url().toString(),
                    server.apiKey(),
                    server.workspaceSlug()));

            assertThat(outcome.output())
                    .contains("{\"projects\":1,\"priority\":\"high\",\"comment\":\"<p>hello from Node</p>\"}");
            assertThat(server.workspace("acme").workItem("ONB-6").comments()).containsExactly("<p>hello from Node</p>");
        }
    }

    private static boolean install() throws IOException, InterruptedException {
        if (Files.isDirectory(FOLDER.resolve("node_modules"))) {
            return true;
        }
        Files.createDirectories(FOLDER);
        return run(List.of("npm", "install", "--silent", "--no-audit", "--prefix", FOLDER.toString(), SDK))
                        .status()
                == 0;
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : 1, output);
        } catch (IOException missing) {
            return new Outcome(127, missing.toString());
        }
    }
}
