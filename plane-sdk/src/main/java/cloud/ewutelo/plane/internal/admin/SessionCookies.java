package cloud.ewutelo.plane.internal.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The cookies of one person. They go back to the origin that set them, and over http too if that is the origin's scheme: Plane
 * marks its cookies secure by its own settings, also when it is reached inside a network without encryption.
 */
final class SessionCookies implements CookieJar {

    static final String CSRF = "csrftoken";
    static final String USER = "session-id";
    static final String INSTANCE_ADMIN = "admin-session-id";

    private final HttpUrl origin;
    private final Map<String, String> values = new ConcurrentSkipListMap<>();

    SessionCookies(HttpUrl origin) {
        this.origin = origin;
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
        if (!isOrigin(url)) {
            return;
        }
        for (Cookie cookie : cookies) {
            // Plane signs out by emptying the cookie. When one is over is the server's to judge, by its own clock.
            if (cookie.value().isEmpty() || cookie.value().equals("\"\"")) {
                values.remove(cookie.name());
            } else {
                values.put(cookie.name(), cookie.value());
            }
        }
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
        if (!isOrigin(url)) {
            return List.of();
        }
        return values.entrySet().stream()
                .map(entry -> new Cookie.Builder()
                        .hostOnlyDomain(url.host())
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    private boolean isOrigin(HttpUrl url) {
        return url.scheme().equals(origin.scheme()) && url.host().equals(origin.host()) && url.port() == origin.port();
    }

    /** Names alone: values are secrets. */
    @Override
    public String toString() {
        return "SessionCookies" + values.keySet();
    }
}
