package cloud.ewutelo.plane.testkit.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What answers at a path: its handlers by method, who may call it, how it is throttled. */
public final class View {
    /** Families of views differ in authentication, throttling and in the methods they announce. */
    public enum Family {
        /** The public API: API keys, throttled by key. */
        PUBLIC,
        /** The public API's views without throttle. */
        PUBLIC_UNTHROTTLED,
        /** The web application's API: user sessions. */
        APP,
        /** The instance API: administrator sessions. */
        INSTANCE,
        /** Anyone; throttled by address. */
        ANONYMOUS,
        /** Plain pages and forms: no negotiation, no throttle. */
        PLAIN
    }

    private static final List<String> METHOD_ORDER = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Family family;
    private final Map<String, Handler> handlers = new LinkedHashMap<>();
    private @Nullable Permission permission;

    private View(Family family) {
        this.family = family;
    }

    /** A view of a family. */
    public static View of(Family family) {
        return new View(family);
    }

    /** A view of the public API. */
    public static View api(Permission permission) {
        return of(Family.PUBLIC).permission(permission);
    }

    /** A view of the web application's API. */
    public static View app() {
        return of(Family.APP);
    }

    /** A view of the instance API. */
    public static View instance() {
        return of(Family.INSTANCE);
    }

    /** Who may call it. */
    public View permission(Permission newPermission) {
        this.permission = newPermission;
        return this;
    }

    /** Answers GET. */
    public View get(Handler handler) {
        return on("GET", handler);
    }

    /** Answers POST. */
    public View post(Handler handler) {
        return on("POST", handler);
    }

    /** Answers PUT. */
    public View put(Handler handler) {
        return on("PUT", handler);
    }

    /** Answers PATCH. */
    public View patch(Handler handler) {
        return on("PATCH", handler);
    }

    /** Answers DELETE. */
    public View delete(Handler handler) {
        return on("DELETE", handler);
    }

    /** Answers a method. */
    public View on(String method, Handler handler) {
        handlers.put(method, handler);
        return this;
    }

    Family family() {
        return family;
    }

    boolean allows(Call call) {
        return permission == null || permission.allows(call);
    }

    @Nullable
    Handler handler(String method) {
        Handler handler = handlers.get(method);
        if (handler == null && method.equals("HEAD") && !isPublic()) {
            return handlers.get("GET");
        }
        return handler;
    }

    String allowedMethods() {
        List<String> allowed = new ArrayList<>();
        for (String method : METHOD_ORDER) {
            if (handlers.containsKey(method)) {
                allowed.add(method);
            }
        }
        if (!isPublic()) {
            if (handlers.containsKey("GET")) {
                allowed.add("HEAD");
            }
            allowed.add("OPTIONS");
        }
        return String.join(", ", allowed);
    }

    boolean isPublic() {
        return family == Family.PUBLIC || family == Family.PUBLIC_UNTHROTTLED;
    }
}
