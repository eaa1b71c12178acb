package cloud.ewutelo.plane.internal.http;

import java.io.IOException;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.slf4j.Logger;

/** Logs bodies at TRACE, with secrets and personal data masked. */
final class BodyLog implements Interceptor {

    private static final long LONGEST = 64 * 1024;
    private static final String NOT_LOGGED = "a body that is not logged";

    private final Logger log;
    private final Supplier<String> apiKey;

    BodyLog(Logger log, Supplier<String> apiKey) {
        this.log = log;
        this.apiKey = apiKey;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!log.isTraceEnabled()) {
            return chain.proceed(request);
        }
        String key = apiKey.get();
        RequestBody body = request.body();
        if (body != null && body.contentLength() >= 0 && body.contentLength() <= LONGEST) {
            log.trace(
                    "{} {} sends {}",
                    request.method(),
                    request.url().encodedPath(),
                    isSecret(request) || isForm(body) ? NOT_LOGGED : Redactor.body(text(body), key));
        }
        Response response = chain.proceed(request);
        log.trace(
                "{} {} received {} {}",
                request.method(),
                request.url().encodedPath(),
                response.code(),
                isSecret(request)
                        ? NOT_LOGGED
                        : Redactor.body(response.peekBody(LONGEST).string(), key));
        return response;
    }

    private static String text(RequestBody body) throws IOException {
        Buffer text = new Buffer();
        body.writeTo(text);
        return text.readUtf8();
    }

    /** Forms hold passwords of people. */
    private static boolean isForm(RequestBody body) {
        MediaType type = body.contentType();
        return type != null && type.subtype().equals("x-www-form-urlencoded");
    }

    /** The settings of an instance hold passwords under names that nobody can list. */
    private static boolean isSecret(Request request) {
        return request.url().encodedPath().endsWith("/instances/configurations/");
    }
}
