package cloud.ewutelo.plane.testkit.internal.session;

import cloud.ewutelo.plane.testkit.internal.account.Accounts;
import cloud.ewutelo.plane.testkit.internal.core.Plane;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Handler;
import cloud.ewutelo.plane.testkit.internal.http.Request;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.http.View;
import cloud.ewutelo.plane.testkit.internal.instance.Configurations;
import cloud.ewutelo.plane.testkit.internal.instance.Instance;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms that sign people and instance administrators up, in and out. Failures are redirects with an error code. */
public final class SignForms {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final String CSRF_PAGE = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>CSRF Verification Failed"
            + "</title></head>\n<body><h1>CSRF Verification Failed</h1></body>\n</html>\n";
    private static final String CRASH_PAGE =
            "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>Server Error (500)"
                    + "</title>\n</head>\n<body>\n  <h1>Server Error (500)</h1><p></p>\n</body>\n</html>\n";

    private final Plane plane;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Instance instance;
    private final Configurations configurations;

    private SignForms(
            Plane plane, Sessions sessions, Accounts accounts, Instance instance, Configurations configurations) {
        this.plane = plane;
        this.sessions = sessions;
        this.accounts = accounts;
        this.instance = instance;
        this.configurations = configurations;
    }

    /** Adds the routes. */
    public static void route(
            Plane plane, Sessions sessions, Accounts accounts, Instance instance, Configurations configurations) {
        SignForms forms = new SignForms(plane, sessions, accounts, instance, configurations);
        plane.router()
                .add(
                        "/auth/get-csrf-token/",
                        View.of(View.Family.ANONYMOUS).get(call -> sessions.csrfToken(call.request())));
        plane.router().add("/auth/email-check/", View.of(View.Family.ANONYMOUS).post(forms::emailCheck));
        forms.form("/auth/sign-up/", forms::signUp);
        forms.form("/auth/sign-in/", forms::signIn);
        forms.form(
                "/auth/sign-out/",
                call -> sessions.signOut(Response.redirect(302, forms.origin()), call.request(), Sessions.USER_COOKIE));
        forms.form("/api/instances/admins/sign-up/", forms::adminSignUp);
        forms.form("/api/instances/admins/sign-in/", forms::adminSignIn);
        forms.form(
                "/api/instances/admins/sign-out/",
                call -> sessions.signOut(
                        Response.redirect(302, forms.origin() + "/god-mode"), call.request(), Sessions.ADMIN_COOKIE));
    }

    private void form(String path, Handler handler) {
        plane.router()
                .add(
                        path,
                        View.of(View.Family.PLAIN)
                                .post(call -> sessions.isGenuine(call.request())
                                        ? handler.handle(call)
                                        // A forged form is answered like a page that was found.
                                        : Response.html(200, CSRF_PAGE)));
    }

    private String origin() {
        return plane.settings().origin().toString();
    }

    private Response failed(String page, int code, String name, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("error_code", Integer.toString(code));
        all.put("error_message", name);
        all.putAll(parameters);
        StringBuilder location = new StringBuilder(origin()).append(page);
        String separator = "?";
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            location.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return Response.redirect(302, location.toString());
    }

    private static String email(Map<String, String> form) {
        return form.getOrDefault("email", "").trim().toLowerCase(Locale.ROOT);
    }

    private static boolean isMissing(Map<String, String> form, String... fields) {
        for (String field : fields) {
            if (form.getOrDefault(field, "").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasUserAgent(Request request) {
        return request.header("User-Agent") != null;
    }

    private Response emailCheck(Call call) {
        String email = String.valueOf(call.object().get("email"));
        return Response.ok(JsonObject.of("existing", accounts.findByEmail(email) != null, "status", "CREDENTIAL"));
    }

    private Response signUp(Call call) {
        Map<String, String> form = call.request().form();
        String email = email(form);
        Map<String, String> echo = Map.of("email", email);
        if (!instance.isSetUp()) {
            return failed("/", 5000, "INSTANCE_NOT_CONFIGURED", Map.of());
        }
        if (isMissing(form, "email", "password")) {
            return failed("/", 5040, "REQUIRED_EMAIL_PASSWORD_SIGN_UP", echo);
        }
        if (!EMAIL.matcher(email).matches()) {
            return failed("/", 5045, "INVALID_EMAIL_SIGN_UP", echo);
        }
        if (accounts.findByEmail(email) != null) {
            return failed("/", 5030, "USER_ALREADY_EXIST", echo);
        }
        if (!configurations.isOn("ENABLE_EMAIL_PASSWORD")) {
            return failed("/", 5056, "EMAIL_PASSWORD_AUTHENTICATION_DISABLED", echo);
        }
        boolean invited = plane.database().invitations.first(row -> row.has("email", email)) != null;
        if (!configurations.isOn("ENABLE_SIGNUP") && !invited) {
            return failed("/", 5015, "SIGNUP_DISABLED", echo);
        }
        if (!Passwords.isStrong(form.getOrDefault("password", ""))) {
            return failed("/", 5021, "PASSWORD_TOO_WEAK", echo);
        }
        if (!hasUserAgent(call.request())) {
            return Response.html(500, CRASH_PAGE);
        }
        Row user = accounts.createUser(email, "", "", form.getOrDefault("password", ""));
        return sessions.signIn(Response.redirect(302, origin()), call.request(), user, Sessions.USER_COOKIE);
    }

    private Response signIn(Call call) {
        Map<String, String> form = call.request().form();
        String email = email(form);
        Map<String, String> echo = Map.of("email", email);
        if (!instance.isSetUp()) {
            return failed("/", 5000, "INSTANCE_NOT_CONFIGURED", Map.of());
        }
        if (isMissing(form, "email", "password")) {
            return failed("/", 5070, "REQUIRED_EMAIL_PASSWORD_SIGN_IN", echo);
        }
        if (!EMAIL.matcher(email).matches()) {
            return failed("/", 5075, "INVALID_EMAIL_SIGN_IN", echo);
        }
        Row user = accounts.findByEmail(email);
        if (user == null) {
            return failed("/", 5060, "USER_DOES_NOT_EXIST", echo);
        }
        if (!configurations.isOn("ENABLE_EMAIL_PASSWORD")) {
            return failed("/", 5056, "EMAIL_PASSWORD_AUTHENTICATION_DISABLED", echo);
        }
        if (!user.has("password", form.get("password"))) {
            return failed("/", 5065, "AUTHENTICATION_FAILED_SIGN_IN", echo);
        }
        if (!hasUserAgent(call.request())) {
            return Response.html(500, CRASH_PAGE);
        }
        return sessions.signIn(Response.redirect(302, origin()), call.request(), user, Sessions.USER_COOKIE);
    }

    private Response adminSignUp(Call call) {
        Map<String, String> form = call.request().form();
        if (!plane.database().instanceAdmins.all().isEmpty()) {
            return failed("/god-mode/", 5150, "ADMIN_ALREADY_EXIST", Map.of());
        }
        String email = email(form);
        Map<String, String> echo = new LinkedHashMap<>();
        echo.put("email", form.containsKey("email") ? email : "False");
        echo.put("first_name", form.getOrDefault("first_name", "False"));
        echo.put("last_name", form.getOrDefault("last_name", ""));
        echo.put("company_name", form.getOrDefault("company_name", ""));
        echo.put("is_telemetry_enabled", form.getOrDefault("is_telemetry_enabled", "True"));
        if (isMissing(form, "email", "password", "first_name")) {
            return failed("/god-mode/", 5155, "REQUIRED_ADMIN_EMAIL_PASSWORD_FIRST_NAME", echo);
        }
        if (!EMAIL.matcher(email).matches()) {
            return failed("/god-mode/", 5160, "INVALID_ADMIN_EMAIL", echo);
        }
        if (accounts.findByEmail(email) != null) {
            return failed("/god-mode/", 5180, "ADMIN_USER_ALREADY_EXIST", echo);
        }
        if (!Passwords.isStrong(form.getOrDefault("password", ""))) {
            return failed("/god-mode/", 5021, "PASSWORD_TOO_WEAK", echo);
        }
        Row user = accounts.createUser(
                email,
                form.getOrDefault("first_name", ""),
                form.getOrDefault("last_name", ""),
                form.getOrDefault("password", ""));
        accounts.profileOf(user).set("company_name", form.getOrDefault("company_name", ""));
        if (!hasUserAgent(call.request())) {
            // The user is stored by now, so that this address can never become the administrator's.
            return Response.html(500, CRASH_PAGE);
        }
        instance.setUp(
                user,
                form.getOrDefault("company_name", ""),
                !form.getOrDefault("is_telemetry_enabled", "True").equals("False"));
        return sessions.signIn(
                Response.redirect(302, origin() + "/god-mode/general/"), call.request(), user, Sessions.ADMIN_COOKIE);
    }

    private Response adminSignIn(Call call) {
        Map<String, String> form = call.request().form();
        String email = email(form);
        Map<String, String> echo = Map.of("email", email);
        if (isMissing(form, "email", "password")) {
            return failed("/god-mode/", 5170, "REQUIRED_ADMIN_EMAIL_PASSWORD", echo);
        }
        if (!EMAIL.matcher(email).matches()) {
            return failed("/god-mode/", 5160, "INVALID_ADMIN_EMAIL", echo);
        }
        Row user = accounts.findByEmail(email);
        if (user == null) {
            return failed("/god-mode/", 5185, "ADMIN_USER_DOES_NOT_EXIST", echo);
        }
        boolean admin = plane.database().instanceAdmins.first(row -> row.has("user", user.id())) != null;
        if (!admin || !user.has("password", form.get("password"))) {
            return failed("/god-mode/", 5175, "ADMIN_AUTHENTICATION_FAILED", echo);
        }
        if (!hasUserAgent(call.request())) {
            return Response.html(500, CRASH_PAGE);
        }
        return sessions.signIn(
                Response.redirect(302, origin() + "/god-mode/general/"), call.request(), user, Sessions.ADMIN_COOKIE);
    }
}
