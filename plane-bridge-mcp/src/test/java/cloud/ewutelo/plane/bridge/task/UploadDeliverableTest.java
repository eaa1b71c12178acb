package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.bridge.tool.ToolResult;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadDeliverableTest extends ToolTest {

    private static final String TOOL = "upload_deliverable";

    @TempDir
    Path folder;

    private Path own;
    private String task;

    @BeforeEach
    void prepare() throws Exception {
        own = Files.createDirectories(folder.resolve("imhotep"));
        Files.createDirectories(folder.resolve("thoth"));
        bridge.with(false, List.of(Path.of("/workspace=" + folder + "/{agent}")));
        task = task("Report", "imhotep");
    }

    private List<Attachment> attachments() {
        return project.attachments(task).list();
    }

    @Test
    void attachesAFileSaysSoAndTellsHowFarItIs() throws Exception {
        Files.writeString(own.resolve("report.txt"), "All is well.");
        List<Long> progress = new ArrayList<>();

        ToolResult result = bridge.call(
                "imhotep",
                TOOL,
                Map.of("task", task, "path", "/workspace/report.txt", "comment", "As *asked* for."),
                (done, total) -> progress.add(done * 100 / total));

        assertThat(result.isError()).as(result.text()).isFalse();
        assertThat(result.structured()).containsEntry("name", "report.txt").containsEntry("uploaded", true);
        assertThat(progress).isNotEmpty().last().isEqualTo(100L);
        assertThat(comments(task)).singleElement().asString().contains("report.txt", "12 bytes", "As asked for.");
        try (InputStream content =
                project.attachments(task).open(attachments().get(0).id())) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("All is well.");
        }
    }

    @Test
    void attachesTheSameContentOnce() throws Exception {
        Files.writeString(own.resolve("report.txt"), "All is well.");
        Files.writeString(own.resolve("copy.txt"), "All is well.");
        Files.writeString(own.resolve("next.txt"), "All is better.");
        bridge.done("imhotep", TOOL, Map.of("task", task, "path", "report.txt"));

        ToolResult again = bridge.done("imhotep", TOOL, Map.of("task", task, "path", "copy.txt"));
        bridge.done("imhotep", TOOL, Map.of("task", task, "path", "next.txt", "name", "../../../better.txt"));

        assertThat(again.structured()).containsEntry("uploaded", false).containsEntry("name", "report.txt");
        assertThat(attachments())
                .extracting(file -> file.file().name())
                .containsExactlyInAnyOrder("report.txt", "better.txt");
        assertThat(comments(task)).hasSize(2);
    }

    @Test
    void finishesAnUploadThatBrokeOff() throws Exception {
        Files.writeString(own.resolve("report.txt"), "All is well.");
        world.server.faults().onNext("PATCH", "**/attachments/*/").times(9).status(503);
        world.server.faults().onNext("DELETE", "**/attachments/*/").times(9).status(503);
        bridge.refused("plane_unavailable", "imhotep", TOOL, Map.of("task", task, "path", "report.txt"));
        world.server.faults().clear();
        assertThat(attachments()).isEmpty();

        bridge.done("imhotep", TOOL, Map.of("task", task, "path", "report.txt"));

        assertThat(attachments()).hasSize(1);
        assertThat(comments(task)).hasSize(1);
    }

    @Test
    void readsNothingOutsideTheAgentsFolder() throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "key");
        Files.writeString(folder.resolve("thoth").resolve("his.txt"), "his");
        Files.createSymbolicLink(own.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(own.resolve("out"), folder.resolve("thoth"));
        for (String path : List.of(
                "../secret.txt",
                "/workspace/../secret.txt",
                folder.resolve("secret.txt").toString(),
                "link.txt",
                "out/his.txt",
                "/etc/passwd")) {
            ToolResult refused = bridge.call("imhotep", TOOL, Map.of("task", task, "path", path));
            assertThat(refused.text()).as(path).startsWith("FAILED (forbidden)");
        }
        bridge.refused("not_found", "imhotep", TOOL, Map.of("task", task, "path", "/workspace/nothing.txt"));
        bridge.refused("not_found", "imhotep", TOOL, Map.of("task", task, "path", "/workspaces/x.txt"));
        assertThat(attachments()).isEmpty();
        assertThat(stateOf(task)).isEqualTo("Todo");
    }

    @Test
    void checksTheSizeFirst() throws Exception {
        Files.createFile(own.resolve("empty.txt"));
        try (RandomAccessFile large =
                new RandomAccessFile(own.resolve("large.bin").toFile(), "rw")) {
            large.setLength(UploadDeliverable.MOST_BYTES + 1);
        }
        world.server.clearRequests();

        bridge.refused("invalid_argument", "imhotep", TOOL, Map.of("task", task, "path", "empty.txt"));
        bridge.refused("invalid_argument", "imhotep", TOOL, Map.of("task", task, "path", "large.bin"));
        bridge.refused("invalid_argument", "imhotep", TOOL, Map.of("task", task, "path", "."));

        assertThat(world.server.requests())
                .noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void uploadsNothingWhereNoFolderIsSet() {
        bridge.with(false, List.of());

        ToolResult refused = bridge.refused("forbidden", "imhotep", TOOL, Map.of("task", task, "path", "x.txt"));

        assertThat(refused.text()).contains("PLANE_DELIVERABLE_ROOTS");
    }
}
