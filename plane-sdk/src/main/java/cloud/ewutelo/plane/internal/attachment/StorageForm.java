package cloud.ewutelo.plane.internal.attachment;

import cloud.ewutelo.plane.attachment.Upload;
import cloud.ewutelo.plane.model.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The form that Plane signed, filled in: all its fields first, in their order, and the file last. */
final class StorageForm {

    private static final int PIECE = 64 * 1024;

    private StorageForm() {}

    static Request post(HttpUrl url, JsonValue fields, Upload upload) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.properties().forEach((name, value) -> form.addFormDataPart(name, value.asString()));
        form.addFormDataPart("file", upload.name(), new Content(upload));
        return new Request.Builder().url(url).post(form.build()).build();
    }

    private static final class Content extends RequestBody {

        private final Upload upload;

        Content(Upload upload) {
            this.upload = upload;
        }

        @Override
        public MediaType contentType() {
            return MediaType.get(upload.type());
        }

        @Override
        public long contentLength() {
            return upload.size();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            byte[] piece = new byte[PIECE];
            long sent = 0;
            try (InputStream in = upload.open()) {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    sink.write(piece, 0, read);
                    sent += read;
                    upload.listener().progress(sent, upload.size());
                }
            }
        }
    }
}
