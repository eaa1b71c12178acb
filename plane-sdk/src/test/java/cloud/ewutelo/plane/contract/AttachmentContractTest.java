package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.attachment.AttachmentService;
import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.attachment.UploadException;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.model.ExternalId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentContractTest extends ContractTest {

    private static final byte[] TEXT = "Hello – zażółć ✓".getBytes(StandardCharsets.UTF_8);

    private AttachmentService attachments;

    @BeforeEach
    void createTask() {
        attachments = project.attachments(
                project.workItems().create(w -> w.name("Has files")).id());
    }

    @Test
    void uploadedFileIsListedOpenedAndDeleted() throws IOException {
        Attachment stored = upload(Upload.of("notes – ż.txt", TEXT));

        assertThat(stored.file().name()).isEqualTo("notes – ż.txt");
        assertThat(stored.file().type()).isEqualTo("text/plain");
        assertThat(stored.file().size()).isEqualTo(TEXT.length);
        assertThat(stored.isUploaded()).isTrue();
        assertThat(attachments.list()).extracting(Attachment::id).containsExactly(stored.id());
        try (InputStream content = attachments.open(stored.id())) {
            assertThat(content.readAllBytes()).isEqualTo(TEXT);
        }

        attachments.delete(stored.id());
        assertThat(attachments.list()).isEmpty();
        assertThatThrownBy(() -> attachments.open(stored.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void fileOnDiskGoesThereAndBack(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("report.pdf"), new byte[300_000]);
        List<Long> progress = new ArrayList<>();

        Attachment stored = upload(Upload.of(file).onProgress((sent, total) -> progress.add(sent)));
        Path copy = attachments.download(stored.id(), folder.resolve("copy.pdf"));

        assertThat(stored.file().type()).isEqualTo("application/pdf");
        assertThat(copy).hasSameBinaryContentAs(file);
        assertThat(progress).isSorted().endsWith(300_000L);
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> String.valueOf(each.getFileName())))
                    .containsExactlyInAnyOrder("report.pdf", "copy.pdf");
        }
    }

    @Test
    void streamIsUploadedWithItsSize() {
        Attachment stored = upload(Upload.of("stream.bin", new ByteArrayInputStream(TEXT), TEXT.length));

        assertThat(stored.file().size()).isEqualTo(TEXT.length);
    }

    @Test
    void namesAreMadeSafe() {
        assertThat(upload(Upload.of("../../etc/.passwd", TEXT)).file().name()).isEqualTo("passwd");
    }

    @Test
    void fileOverTheLimitIsRefusedBeforeAnythingIsSent() {
        long tooMuch = plane.capabilities().fileSizeLimit() + 1;

        assertThatThrownBy(() -> attachments.upload(Upload.of("big.bin", InputStream.nullInputStream(), tooMuch)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(String.valueOf(tooMuch));
        assertThat(attachments.list()).isEmpty();
    }

    @Test
    void typesThatPlaneRefusesAreRefusedHereOrSentAsBytes() {
        assertThatThrownBy(() -> Upload.of("page.html", TEXT).type("text/html"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("text/html");
        assertThat(Upload.of("page.html", TEXT).type()).isEqualTo("application/octet-stream");
        assertThat(Upload.of("a.txt", TEXT).type("text/plain; charset=utf-8").type())
                .isEqualTo("text/plain");
    }

    @Test
    void externalIdIsUnique() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        Attachment first = upload(Upload.of("a.txt", TEXT).externalId(pair));

        assertThatThrownBy(() -> attachments.upload(Upload.of("b.txt", TEXT).externalId(pair)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
    }

    /** Skips where the instance under test has no storage to upload to. */
    private Attachment upload(Upload upload) {
        try {
            return attachments.upload(upload);
        } catch (UploadException e) {
            assumeTrue(
                    target.server().isPresent() || e.step() != UploadException.Step.STORAGE,
                    "the storage of this instance does not work: " + e.getMessage());
            throw e;
        }
    }
}
