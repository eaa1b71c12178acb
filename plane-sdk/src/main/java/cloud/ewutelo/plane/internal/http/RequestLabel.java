package cloud.ewutelo.plane.internal.http;

import java.lang.annotation.Annotation;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** How a request is called in messages (path) and in metrics (template). The query is left out: it may hold anything. */
record RequestLabel(String method, String path, String template) {

    static final String RAW_TEMPLATE = "(raw)";

    static RequestLabel of(Request request) {
        String template = template(request.tag(Invocation.class));
        return new RequestLabel(request.method(), request.url().encodedPath(), template);
    }

    /** Whether sending it twice leaves the server as sending it once. */
    boolean repeatable() {
        return !method.equals("POST");
    }

    /** Whether programs with keys make it, and not people who are signed in. */
    boolean isPublicApi() {
        return path.contains("/api/v1/");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String template(@Nullable Invocation invocation) {
        if (invocation == null) {
            return RAW_TEMPLATE;
        }
        for (Annotation annotation : invocation.method().getAnnotations()) {
            String value = annotation instanceof GET get
                    ? get.value()
                    : annotation instanceof POST post
                            ? post.value()
                            : annotation instanceof PATCH patch
                                    ? patch.value()
                                    : annotation instanceof PUT put
                                            ? put.value()
                                            : annotation instanceof DELETE delete ? delete.value() : "";
            if (!value.isEmpty()) {
                return value;
            }
        }
        return RAW_TEMPLATE;
    }
}
