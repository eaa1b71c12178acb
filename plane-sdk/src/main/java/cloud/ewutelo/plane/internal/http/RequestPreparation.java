package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.InvalidRequestException;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Gives each request its headers, and keeps OkHttp from sending a body a second time by itself. */
final class RequestPreparation implements Interceptor {

    static final String ANONYMOUS = "X-Plane-Java-Anonymous";

    private final TransportOptions options;

    RequestPreparation(TransportOptions options) {
        this.options = options;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        boolean anonymous = request.header(ANONYMOUS) != null;
        Request.Builder prepared = request.newBuilder()
                .removeHeader(ANONYMOUS)
                .header("User-Agent", options.userAgent())
                .header("Accept", "application/json");
        if (options.cookies() == null) {
            if (!anonymous && isOrigin(request.url())) {
                prepared.header("X-Api-Key", key());
            }
        } else if (request.url().isHttps() && !request.method().equals("GET")) {
            // Over https Plane takes forms from its own pages only.
            prepared.header("Origin", originHeader());
        }
        RequestBody body = request.body();
        if (body != null) {
            prepared.method(request.method(), new SentOnce(body));
        }
        return chain.proceed(prepared.build());
    }

    private String originHeader() {
        HttpUrl origin = options.origin();
        boolean usual = origin.port() == HttpUrl.defaultPort(origin.scheme());
        String host = origin.host().contains(":") ? "[" + origin.host() + "]" : origin.host();
        return origin.scheme() + "://" + host + (usual ? "" : ":" + origin.port());
    }

    /** A key must never reach another host. */
    private boolean isOrigin(HttpUrl url) {
        HttpUrl origin = options.origin();
        return url.scheme().equals(origin.scheme()) && url.host().equals(origin.host()) && url.port() == origin.port();
    }

    private String key() {
        String key = options.apiKey().get();
        if (key == null || key.isBlank()) {
            throw new InvalidRequestException(
                    "apiKey", "is empty", "Give the client a key, or a supplier that has one.");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c > '~') {
                // OkHttp's own message would quote the key.
                throw new InvalidRequestException(
                        "apiKey",
                        "contains a blank, a line break or a character that is not ASCII",
                        "Strip what does not belong to it; files often end with a line break.");
            }
        }
        return key;
    }

    private static final class SentOnce extends RequestBody {

        private final RequestBody body;

        SentOnce(RequestBody body) {
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return body.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            body.writeTo(sink);
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }
}
