package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.InvalidRequestException;
import okhttp3.HttpUrl;

/** Where Plane is, out of what people paste. */
public final class BaseUrl {

    private static final String FIELD = "baseUrl";

    private BaseUrl() {}

    /** The origin with a trailing slash; the API's own path is cut off. */
    public static HttpUrl parse(String url) {
        HttpUrl parsed = HttpUrl.parse(url.strip());
        if (parsed == null) {
            throw new InvalidRequestException(
                    FIELD, "is no http or https URL", "Write it with its scheme, as in https://plane.example.org.");
        }
        if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
            throw new InvalidRequestException(
                    FIELD, "contains a user name or password", "Leave them out; Plane wants an API key.");
        }
        if (parsed.query() != null || parsed.fragment() != null) {
            throw new InvalidRequestException(FIELD, "contains a query or fragment", "Use the origin of Plane alone.");
        }
        String path = parsed.encodedPath().replaceAll("/+$", "").replaceAll("/api(/v1)?$", "");
        return parsed.newBuilder().encodedPath(path + "/").build();
    }
}
