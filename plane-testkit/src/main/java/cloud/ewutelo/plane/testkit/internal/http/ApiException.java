package cloud.ewutelo.plane.testkit.internal.http;

import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Ends a request with an answer; the factories are the error bodies that many endpoints share. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    /** With the answer to send. */
    public ApiException(Response response) {
        super("HTTP " + response.status(), null, false, false);
        this.response = response;
    }

    /** The answer to send. */
    public Response response() {
        return response;
    }

    /** Any status and body. */
    public static ApiException of(int status, @Nullable Object body) {
        return new ApiException(Response.json(status, body));
    }

    /** {@code {"error": text}}. */
    public static ApiException error(int status, String text) {
        return of(status, JsonObject.of("error", text));
    }

    /** {@code {"detail": text}}. */
    public static ApiException detail(int status, String text) {
        return of(status, JsonObject.of("detail", text));
    }

    /** One field with one message. */
    public static ApiException field(String field, String message) {
        return of(400, JsonObject.of(field, JsonArray.of(message)));
    }

    /** A message about several fields together. */
    public static ApiException nonField(String message) {
        return field("non_field_errors", message);
    }

    /** The row is missing. */
    public static ApiException notFound() {
        return error(404, "The requested resource does not exist.");
    }

    /** The row is missing, as the app API says it. */
    public static ApiException requiredNotFound() {
        return error(404, "The required object does not exist.");
    }

    /** No such route. */
    public static ApiException pageNotFound() {
        return error(404, "Page not found.");
    }

    /** No credentials. */
    public static ApiException unauthenticated() {
        return detail(401, "Authentication credentials were not provided.");
    }

    /** A permission class refused. */
    public static ApiException forbidden() {
        return detail(403, "You do not have permission to perform this action.");
    }

    /** A database constraint refused. */
    public static ApiException invalidPayload() {
        return error(400, "The payload is not valid");
    }

    /** A value was refused while it was being saved. */
    public static ApiException invalidDetail() {
        return error(400, "Please provide valid detail");
    }

    /** The view has crashed. */
    public static ApiException crash() {
        return error(500, "Something went wrong please try again later");
    }
}
