package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.BodyKind;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.ErrorResponse;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneApiException;
import cloud.ewutelo.plane.error.RateLimitedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.UnexpectedRedirectException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.model.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an answer that is no success into the exception that says what happened. */
final class ErrorMapper {

    private static final String BAD_KEY = "Given API token is not valid";
    private static final String NO_ROUTE = "Page not found.";

    private ErrorMapper() {}

    static PlaneApiException map(
            RequestLabel request,
            int status,
            Map<String, List<String>> headers,
            String body,
            @Nullable Duration retryAfter,
            String apiKey) {
        ErrorBody error = ErrorBody.parse(body);
        String words = Redactor.message(error.words(), apiKey);
        ErrorResponse response = new ErrorResponse(
                status, request.method(), request.path(), request.template(), error.kind(), words, headers);
        String failed = request + " was answered " + status + (words.isEmpty() ? "." : ": " + withPeriod(words));
        if (status >= 300 && status < 400) {
            return new UnexpectedRedirectException(failed + " " + redirectHint(response), response);
        }
        if (status == 429) {
            String wait =
                    retryAfter == null ? "" : " The server allows the next one in " + retryAfter.toSeconds() + " s.";
            return new RateLimitedException(
                    failed
                            + wait
                            + (request.isPublicApi()
                                    ? " The key's requests are used up: share one key among fewer programs, or raise "
                                            + "API_KEY_RATE_LIMIT of the instance."
                                    : " Plane allows 30 requests a minute from one address to those who are not signed in."),
                    response,
                    retryAfter);
        }
        if (status >= 500) {
            return new ServerErrorException(failed + " " + serverHint(status, request), response);
        }
        if (status == 402 || (status == 400 && mentionsPlan(words))) {
            return new UnsupportedByInstanceException(
                    failed + " The plan of this Plane does not include the feature.", response);
        }
        return switch (status) {
            case 401 ->
                new AuthenticationException(
                        failed
                                + (request.isPublicApi()
                                        ? " No key was sent, or this Plane wants another kind of key."
                                        : " Nobody is signed in, or the session is over: sign in again."),
                        response);
            case 403 ->
                words.contains(BAD_KEY)
                        ? new AuthenticationException(
                                failed + " The key is wrong, expired or switched off; make one under Profile settings, "
                                        + "Personal access tokens, on the same Plane.",
                                response)
                        : new PermissionDeniedException(failed + " " + permissionHint(request), response);
            case 404 -> notFound(failed, response, error);
            case 409 ->
                new ConflictException(
                        failed + " It exists already.",
                        response,
                        // On an update Plane tells the id of the object being updated, which is not the one in the way.
                        request.method().equals("POST") ? error.id() : null);
            case 400, 413 ->
                new ValidationException(
                        failed + ErrorHints.forRefusal(request, error.words()),
                        response,
                        redacted(error.fields(), apiKey));
            default -> new PlaneApiException(failed, response);
        };
    }

    private static PlaneApiException notFound(String failed, ErrorResponse response, ErrorBody error) {
        if (response.bodyKind() == BodyKind.NOT_JSON) {
            return new NotFoundException(
                    failed + " The answer is not from Plane's API: is the base URL the origin of Plane?", response);
        }
        if (error.words().equals(NO_ROUTE)) {
            return new UnsupportedByInstanceException(
                    failed + " This Plane has no such route: the feature belongs to another edition or version, or the "
                            + "path is wrong.",
                    response);
        }
        return new NotFoundException(
                failed + " It does not exist, was deleted, or is hidden (archived, draft or pending in intake).",
                response);
    }

    private static String redirectHint(ErrorResponse response) {
        String target =
                response.header("location").map(ErrorMapper::withoutQuery).orElse("nowhere");
        return "It was redirected to " + target + ", which the SDK does not follow. Set the base URL to where Plane "
                + "really answers, scheme and host included.";
    }

    private static String serverHint(int status, RequestLabel request) {
        if (status == 500) {
            return "Plane answers 500 also to requests that it should refuse, so repeating rarely helps; the server's log "
                    + "tells more.";
        }
        return request.repeatable()
                ? "The server or a proxy in front of it is overloaded or restarting."
                : "The server may have done it: look before you repeat it.";
    }

    private static String permissionHint(RequestLabel request) {
        String who = request.isPublicApi() ? "the key's user" : "the person who is signed in";
        String[] steps = request.path().split("/");
        int slug = List.of(steps).indexOf("workspaces") + 1;
        if (slug == 0 || slug >= steps.length) {
            return "Probably " + who + " may not do this.";
        }
        String workspace = "the workspace \"" + steps[slug] + "\"";
        if (request.path().contains("/projects/") && !request.path().endsWith("/projects/")) {
            return "Either " + who + " is no member of the project, or has too low a role in it, or the project or "
                    + workspace + " does not exist: Plane answers the same to all of these.";
        }
        return "Either " + who + " may not do this in " + workspace
                + ", or there is no such workspace: Plane answers the same to both. Slugs are case-sensitive; yours is in the "
                + "address bar of the web application.";
    }

    private static boolean mentionsPlan(String words) {
        return words.toLowerCase(Locale.ROOT).contains("upgrade your plan");
    }

    private static Map<String, List<String>> redacted(Map<String, List<String>> fields, String apiKey) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        fields.forEach((field, messages) -> result.put(
                field,
                messages.stream()
                        .map(message -> Redactor.message(message, apiKey))
                        .toList()));
        return result;
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String withPeriod(String words) {
        return words.endsWith(".") || words.endsWith("!") || words.endsWith("?") ? words : words + ".";
    }

    /** The server's words, whatever shape they come in. */
    private record ErrorBody(
            BodyKind kind,
            String words,
            Map<String, List<String>> fields,
            @Nullable String id) {

        static ErrorBody parse(String body) {
            if (body.isBlank()) {
                return new ErrorBody(BodyKind.EMPTY, "", Map.of(), null);
            }
            JsonValue json;
            try {
                json = JsonValue.parse(body);
            } catch (IllegalArgumentException e) {
                return new ErrorBody(BodyKind.NOT_JSON, "", Map.of(), null);
            }
            String id = json.get("id").toPlain() instanceof String text ? text : null;
            // A message about the field "detail" or "error" comes as a list; the server's own words come as a text.
            if (json.get("detail").toPlain() instanceof String detail) {
                return new ErrorBody(BodyKind.DETAIL, detail, Map.of(), id);
            }
            if (json.get("error").toPlain() instanceof String text) {
                String code = json.get("code").toPlain() instanceof String value ? " (" + value + ")" : "";
                return new ErrorBody(BodyKind.ERROR, text + code, Map.of(), id);
            }
            if (json.get("error_code").toPlain() != null) {
                String message = json.get("error_message").toPlain() instanceof String text ? text : "";
                return new ErrorBody(BodyKind.ERROR_CODE, message + " (" + json.get("error_code") + ")", Map.of(), id);
            }
            if (json.get("message").toPlain() instanceof String message) {
                String code = json.get("code").toPlain() instanceof String value ? " (" + value + ")" : "";
                return new ErrorBody(BodyKind.CODE, message + code, Map.of(), id);
            }
            if (json.isObject()) {
                Map<String, List<String>> fields = new LinkedHashMap<>();
                json.properties().forEach((field, value) -> collect(field, value, fields));
                String words = fields.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(" ", entry.getValue()))
                        .collect(Collectors.joining("; "));
                return new ErrorBody(BodyKind.FIELDS, words, fields, id);
            }
            return new ErrorBody(BodyKind.OTHER_JSON, "", Map.of(), id);
        }

        private static void collect(String field, JsonValue value, Map<String, List<String>> fields) {
            if (value.isObject()) {
                value.properties().forEach((key, nested) -> collect(field + "." + key, nested, fields));
            } else if (value.isArray()) {
                List<JsonValue> elements = value.elements();
                boolean nested = elements.stream().anyMatch(JsonValue::isObject);
                if (nested) {
                    for (int i = 0; i < elements.size(); i++) {
                        collect(field + "." + i, elements.get(i), fields);
                    }
                } else {
                    fields.put(
                            field,
                            elements.stream()
                                    .map(element -> element.isNull() ? "null" : element.toPlain() + "")
                                    .toList());
                }
            } else if (!value.isNull()) {
                fields.put(field, List.of(value.asString()));
            }
        }
    }
}
