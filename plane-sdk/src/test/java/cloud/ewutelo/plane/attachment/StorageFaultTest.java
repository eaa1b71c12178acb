package cloud.ewutelo.plane.attachment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.attachment.UploadException.Step;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.support.WireMockedPlane;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageFaultTest extends WireMockedPlane {

    private static final String ID = "a84e9920-26fe-4e49-a13f-2b7673dec405";
    private static final String RECORDS = ITEMS_PATH + ITEM + "/attachments/";
    private static final String SIGNATURE = "feedfacefeedfacefeedface";
    private static final Upload FILE = Upload.of("a.txt", "hello".getBytes(StandardCharsets.UTF_8));

    @BeforeEach
    void planeMakesRecords() {
        server.stubFor(
                get(urlPathEqualTo("/api/instances/"))
                        .willReturn(
                                okJson(
                                        "{\"instance\":{\"edition\":\"PLANE_COMMUNITY\",\"current_version\":\"v1.3.1\"},\"config\":{\"file_size_limit\":5242880.0}}")));
        server.stubFor(post(urlPathEqualTo(RECORDS)).willReturn(okJson(record(server.baseUrl() + "/uploads"))));
        server.stubFor(delete(urlPathEqualTo(RECORDS + ID + "/")).willReturn(noContent()));
    }

    @Test
    void refusalOfTheStorageIsQuotedAndTheRecordDeleted() {
        server.stubFor(
                post(urlPathEqualTo("/uploads"))
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody(
                                                "<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds...</Message></Error>")));

        assertThatThrownBy(() -> project().attachments(ITEM).upload(FILE))
                .isInstanceOfSatisfying(UploadException.class, e -> {
                    assertThat(e.step()).isEqualTo(Step.STORAGE);
                    assertThat(e.storageCode()).contains("EntityTooLarge");
                })
                .hasMessageContaining("a.txt")
                .hasMessageContaining("400 EntityTooLarge")
                .hasMessageNotContaining(SIGNATURE);
        server.verify(1, deleteRequestedFor(urlPathEqualTo(RECORDS + ID + "/")));
    }

    @Test
    void brokenConnectionToTheStorageIsExplainedAndTheRecordDeleted() {
        server.stubFor(
                post(urlPathEqualTo("/uploads")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThatThrownBy(() -> project().attachments(ITEM).upload(FILE))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.step()).isEqualTo(Step.STORAGE))
                .hasMessageContaining("storageAddress")
                .hasMessageNotContaining(SIGNATURE);
        server.verify(1, deleteRequestedFor(urlPathEqualTo(RECORDS + ID + "/")));
    }

    @Test
    void failedConfirmationIsItsOwnStep() {
        server.stubFor(post(urlPathEqualTo("/uploads")).willReturn(noContent()));
        server.stubFor(
                patch(urlPathEqualTo(RECORDS + ID + "/")).willReturn(aResponse().withStatus(500)));

        assertThatThrownBy(() -> project().attachments(ITEM).upload(FILE))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.step()).isEqualTo(Step.CONFIRMATION));
        server.verify(1, deleteRequestedFor(urlPathEqualTo(RECORDS + ID + "/")));
    }

    @Test
    void refusedRecordIsTheFirstStep() {
        server.stubFor(post(urlPathEqualTo(RECORDS))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"Invalid request.\",\"status\":false}")));

        assertThatThrownBy(() -> project().attachments(ITEM).upload(FILE))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.step()).isEqualTo(Step.RECORD))
                .hasMessageContaining("Invalid request.");
    }

    @Test
    void formHasAllSignedFieldsThenTheFileAndNoKey() {
        server.stubFor(post(urlPathEqualTo("/uploads")).willReturn(noContent()));
        server.stubFor(patch(urlPathEqualTo(RECORDS + ID + "/")).willReturn(noContent()));
        server.stubFor(get(urlPathEqualTo(RECORDS)).willReturn(okJson("[{\"id\":\"" + ID + "\"}]")));

        project().attachments(ITEM).upload(FILE);

        server.verify(postRequestedFor(urlPathEqualTo("/uploads"))
                .withHeader("X-Api-Key", absent())
                .withHeader("Content-Type", containing("multipart/form-data")));
        String body = server.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals("/uploads"))
                .findFirst()
                .orElseThrow()
                .getRequest()
                .getBodyAsString();
        assertThat(body)
                .containsSubsequence(
                        "name=\"Content-Type\"",
                        "name=\"key\"",
                        "name=\"x-amz-signature\"",
                        "name=\"file\"; filename=\"a.txt\"",
                        "hello");
    }

    @Test
    void storageIsReachedWhereTheCallerSays() {
        server.stubFor(post(urlPathEqualTo(RECORDS)).willReturn(okJson(record("http://minio.internal:9000/uploads"))));
        server.stubFor(post(urlPathEqualTo("/uploads")).willReturn(noContent()));
        server.stubFor(patch(urlPathEqualTo(RECORDS + ID + "/")).willReturn(noContent()));
        server.stubFor(get(urlPathEqualTo(RECORDS)).willReturn(okJson("[{\"id\":\"" + ID + "\"}]")));
        try (PlaneClient split = client().storageAddress(
                        url -> URI.create(server.baseUrl()).resolve(url.getRawPath()))
                .build()) {
            assertThat(split.workspace("acme")
                            .project(PROJECT)
                            .attachments(ITEM)
                            .upload(FILE)
                            .id())
                    .isEqualTo(ID);
        }
    }

    @Test
    void downloadGoesOnWhereTheConnectionBroke(@TempDir Path folder) throws IOException {
        linkTo("/uploads/key");
        server.stubFor(get(urlPathEqualTo("/uploads/key"))
                .withHeader("Range", absent())
                .willReturn(aResponse()
                        .withHeader("ETag", "\"e1\"")
                        .withHeader("Content-Length", "10")
                        .withBody("hello")));
        server.stubFor(get(urlPathEqualTo("/uploads/key"))
                .withHeader("Range", equalTo("bytes=5-"))
                .withHeader("If-Range", equalTo("\"e1\""))
                .willReturn(aResponse().withStatus(206).withBody("world")));

        Path file = project().attachments(ITEM).download(ID, folder.resolve("a.txt"));

        assertThat(Files.readString(file)).isEqualTo("helloworld");
        server.verify(2, getRequestedFor(urlPathEqualTo("/uploads/key")).withHeader("X-Api-Key", absent()));
    }

    @Test
    void downloadThatNeverCompletesLeavesNothingBehind(@TempDir Path folder) throws IOException {
        linkTo("/uploads/key");
        server.stubFor(
                get(urlPathEqualTo("/uploads/key")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        assertThatThrownBy(() -> project().attachments(ITEM).download(ID, folder.resolve("a.txt")))
                .isInstanceOf(PlaneTransportException.class)
                .hasMessageNotContaining(SIGNATURE);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void fileThatWasNeverUploadedIsExplained(@TempDir Path folder) {
        linkTo("/uploads/key");
        server.stubFor(
                get(urlPathEqualTo("/uploads/key")).willReturn(aResponse().withStatus(404)));

        assertThatThrownBy(() -> project().attachments(ITEM).download(ID, folder.resolve("a.txt")))
                .isInstanceOf(PlaneException.class)
                .hasMessageContaining("never have been uploaded")
                .hasMessageNotContaining(SIGNATURE);
    }

    private void linkTo(String path) {
        server.stubFor(get(urlPathEqualTo(RECORDS + ID + "/"))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", server.baseUrl() + path + "?X-Amz-Signature=" + SIGNATURE)));
    }

    private static String record(String url) {
        return """
                {"upload_data":{"url":"%s","fields":{"Content-Type":"text/plain","key":"w/f-a.txt",
                 "x-amz-algorithm":"AWS4-HMAC-SHA256","policy":"p","x-amz-signature":"%s"}},"asset_id":"%s"}""".formatted(url, SIGNATURE, ID);
    }
}
