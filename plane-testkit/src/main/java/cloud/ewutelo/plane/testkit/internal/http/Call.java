package cloud.ewutelo.plane.testkit.internal.http;

import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.json.JsonReader;
import cloud.ewutelo.plane.testkit.internal.json.JsonSyntaxException;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request on its way through a view: who makes it, what the path says, what the body holds. */
public final class Call {
    private static final Pattern MULTIPART_FIELD = Pattern.compile(
            "name=\"([^\"]+)\"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n(.*?)\\r\\n--", Pattern.DOTALL);

    private final Request request;
    private final Map<String, String> parameters;
    private final @Nullable Row user;

    /** With the caller, if there is one. */
    public Call(Request request, Map<String, String> parameters, @Nullable Row user) {
        this.request = request;
        this.parameters = parameters;
        this.user = user;
    }

    /** The request. */
    public Request request() {
        return request;
    }

    /** The caller. */
    public Row user() {
        return Objects.requireNonNull(user);
    }

    /** The caller, or null for an anonymous one. */
    public @Nullable Row userOrNull() {
        return user;
    }

    /** The caller's id. */
    public String userId() {
        return user().id();
    }

    /** A placeholder of the path. */
    public String path(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** Whether the path has this placeholder. */
    public boolean hasPath(String name) {
        return parameters.containsKey(name);
    }

    /** A query parameter. */
    public @Nullable String query(String name) {
        return request.query(name);
    }

    /** Whether the method only reads. */
    public boolean reads() {
        return request.method().equals("GET")
                || request.method().equals("HEAD")
                || request.method().equals("OPTIONS");
    }

    /** Whether the method is this one. */
    public boolean is(String method) {
        return request.method().equals(method);
    }

    /** The parsed body: any JSON value, or the fields of a form as an object. */
    public @Nullable Object data() {
        if (request.body().length == 0) {
            return new JsonObject();
        }
        return switch (request.mediaType()) {
            case "application/json" -> json();
            case "application/x-www-form-urlencoded" -> {
                JsonObject form = new JsonObject();
                request.form().forEach(form::put);
                yield form;
            }
            case "multipart/form-data" -> multipart();
            default ->
                throw ApiException.detail(
                        415, "Unsupported media type \"" + request.header("Content-Type", "") + "\" in request.");
        };
    }

    private @Nullable Object json() {
        try {
            return JsonReader.read(request.body(), request.charset());
        } catch (JsonSyntaxException broken) {
            throw ApiException.detail(400, "JSON parse error - " + broken.getMessage());
        }
    }

    /** The body as an object, for views that crash on anything else. */
    public JsonObject object() {
        if (data() instanceof JsonObject object) {
            return object;
        }
        throw ApiException.crash();
    }

    /**
     * The body as an object, for views that copy a form into plain lists: the serializer then finds a list where it wants
     * a string.
     */
    public JsonObject objectWithListsForForms() {
        JsonObject object = object();
        if (!request.mediaType().equals("application/json")) {
            object.replaceAll((key, value) -> JsonArray.of(Objects.requireNonNull(value)));
        }
        return object;
    }

    private JsonObject multipart() {
        JsonObject form = new JsonObject();
        Matcher field = MULTIPART_FIELD.matcher(new String(request.body(), StandardCharsets.UTF_8));
        int at = 0;
        while (field.find(at)) {
            form.put(field.group(1), field.group(2));
            at = field.end() - 2;
        }
        return form;
    }
}
