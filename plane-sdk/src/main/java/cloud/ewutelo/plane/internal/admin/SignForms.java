package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.SignError;
import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.error.ErrorResponse;
import cloud.ewutelo.plane.error.UnexpectedResponseException;
import cloud.ewutelo.plane.internal.http.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Sends forms. Plane compares the token in the form with the secret in a cookie and keeps neither, so one pair, asked for once,
 * serves the forms of everybody: the few anonymous requests that Plane allows are not spent on it.
 */
final class SignForms {

    private static final String NO_FORM = "not by a redirect, as Plane's forms are";

    private record Csrf(String token, String cookie) {}

    private final Transport anonymous;
    private final SessionCookies anonymousCookies;
    private final SignApi api;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Csrf csrf;

    SignForms(Transport anonymous, SessionCookies anonymousCookies) {
        this.anonymous = anonymous;
        this.anonymousCookies = anonymousCookies;
        this.api = anonymous.api(SignApi.class);
    }

    /**
     * Sends a form of somebody.
     *
     * @param what what was tried, for the message
     * @throws SignRefusedException if Plane refuses it
     */
    void submit(
            Transport transport,
            SessionCookies cookies,
            String what,
            Map<String, String> fields,
            Function<Map<String, String>, Call<Void>> form) {
        Csrf known = csrf;
        Csrf pair = known == null ? ask(null) : known;
        ErrorResponse answer;
        try {
            answer = post(transport, cookies, pair, fields, form);
        } catch (UnexpectedResponseException forged) {
            // Plane answers 200 and a page to a form whose token it does not take: its secret key was changed, perhaps.
            try {
                answer = post(transport, cookies, ask(pair), fields, form);
            } catch (UnexpectedResponseException again) {
                throw new SignRefusedException(
                        what
                                + " failed: Plane does not take the form as its own (CSRF). The base URL must be the address "
                                + "under which Plane knows itself; behind a proxy it must see the original host and scheme.",
                        again.response(),
                        SignError.FORGED_FORM,
                        0);
            }
        }
        refusal(what, answer);
    }

    private static ErrorResponse post(
            Transport transport,
            SessionCookies cookies,
            Csrf pair,
            Map<String, String> fields,
            Function<Map<String, String>, Call<Void>> form) {
        cookies.put(SessionCookies.CSRF, pair.cookie());
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrfmiddlewaretoken", pair.token());
        return transport.redirect(form.apply(all), NO_FORM);
    }

    private Csrf ask(@Nullable Csrf stale) {
        asking.lock();
        try {
            Csrf known = csrf;
            if (known != null && !known.equals(stale)) {
                return known;
            }
            String token = anonymous.call(api.csrfToken()).get("csrf_token").asString();
            Csrf fresh =
                    new Csrf(token, anonymousCookies.get(SessionCookies.CSRF).orElse(""));
            csrf = fresh;
            return fresh;
        } finally {
            asking.unlock();
        }
    }

    /** Success and failure are both redirects; the failure's has a code. */
    private static void refusal(String what, ErrorResponse answer) {
        String location = answer.header("location").orElse("");
        int query = location.indexOf('?');
        HttpUrl parameters = HttpUrl.parse("http://plane/" + (query < 0 ? "" : location.substring(query)));
        String name = parameters == null ? null : parameters.queryParameter("error_message");
        String code = parameters == null ? null : parameters.queryParameter("error_code");
        if (name == null && code == null) {
            return;
        }
        SignError error = SignError.of(name == null || name.isEmpty() ? "UNKNOWN" : name);
        throw new SignRefusedException(
                what + " was refused. " + SignReasons.words(error) + " (" + error + (code == null ? "" : ", " + code)
                        + ")",
                answer,
                error,
                number(code));
    }

    private static int number(@Nullable String code) {
        return code != null && code.matches("\\d{1,9}") ? Integer.parseInt(code) : 0;
    }
}
