package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.InstanceInfo;
import cloud.ewutelo.plane.admin.InstanceSetup;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.SignError;
import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.capability.PlaneVersion;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.http.ConnectionSettings;
import cloud.ewutelo.plane.internal.http.Connections;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.http.TransportOptions;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The way in over HTTP. */
public final class DefaultPlaneAdmin implements PlaneAdmin {

    private final TransportOptions options;
    private final Connections connections;
    private final Transport anonymous;
    private final SignApi api;
    private final SignForms forms;

    private DefaultPlaneAdmin(TransportOptions options, ConnectionSettings connections) {
        this.options = options;
        this.connections = new Connections(connections);
        SessionCookies cookies = new SessionCookies(options.origin());
        this.anonymous = new Transport(options.withSession(cookies), this.connections);
        this.api = anonymous.api(SignApi.class);
        this.forms = new SignForms(anonymous, cookies);
    }

    public static PlaneAdmin open(TransportOptions options, ConnectionSettings connections) {
        return new DefaultPlaneAdmin(options, connections);
    }

    @Override
    public InstanceInfo instance() {
        JsonValue answer = anonymous.call(api.instance());
        JsonValue instance = answer.get("instance");
        JsonValue config = answer.get("config");
        return new InstanceInfo(
                text(instance.get("instance_name"), ""),
                Edition.of(text(instance.get("edition"), "UNKNOWN")),
                PlaneVersion.of(text(instance.get("current_version"), "")),
                isOn(instance.get("is_setup_done")),
                isOn(config.get("enable_signup")),
                isOn(config.get("is_email_password_enabled")),
                !isOn(config.get("is_workspace_creation_disabled")),
                isOn(config.get("is_smtp_configured")),
                isOn(instance.get("is_telemetry_enabled")));
    }

    @Override
    public InstanceAdmin setUp(Consumer<InstanceSetup> request) {
        InstanceSetup setup = new InstanceSetup();
        request.accept(setup);
        setup.validate();
        Map<String, String> fields = new LinkedHashMap<>();
        setup.properties().forEach((name, value) -> fields.put(name, form(value)));
        String email = fields.getOrDefault("email", "");
        Secret password = Secret.of(fields.getOrDefault("password", ""));
        return found(
                () -> sign(
                        "Setting Plane up with " + email,
                        SessionCookies.INSTANCE_ADMIN,
                        fields,
                        sign -> sign::signUpAdmin,
                        DefaultInstanceAdmin::new),
                () -> signInToInstance(email, password),
                SignError.NO_SUCH_INSTANCE_ADMIN);
    }

    @Override
    public InstanceAdmin signInToInstance(String email, Secret password) {
        return repeated(() -> sign(
                "Signing " + email + " in to the instance",
                SessionCookies.INSTANCE_ADMIN,
                credentials(email, password),
                sign -> sign::signInAdmin,
                DefaultInstanceAdmin::new));
    }

    @Override
    public UserSession signUp(String email, Secret password) {
        return found(
                () -> sign(
                        "Signing " + email + " up",
                        SessionCookies.USER,
                        credentials(email, password),
                        sign -> sign::signUp,
                        DefaultUserSession::new),
                () -> signIn(email, password),
                SignError.NO_SUCH_ACCOUNT);
    }

    @Override
    public UserSession signIn(String email, Secret password) {
        return repeated(() -> sign(
                "Signing " + email + " in",
                SessionCookies.USER,
                credentials(email, password),
                sign -> sign::signIn,
                DefaultUserSession::new));
    }

    @Override
    public boolean hasAccount(String email) {
        Map<String, String> body = Map.of("email", Check.email("email", email));
        Supplier<JsonValue> ask = () -> anonymous.call(api.emailCheck(Map.copyOf(body)));
        return isOn(repeated(ask).get("existing"));
    }

    @Override
    public void close() {
        connections.close();
    }

    @Override
    public String toString() {
        return "PlaneAdmin[" + options.origin() + "]";
    }

    /** Everybody has a transport of their own, because it holds the cookies. Connections are shared. */
    private <S> S sign(
            String what,
            String sessionCookie,
            Map<String, String> fields,
            Function<SignApi, Function<Map<String, String>, Call<Void>>> form,
            BiFunction<Transport, Consumer<SignOut>, S> session) {
        SessionCookies cookies = new SessionCookies(options.origin());
        Transport transport = new Transport(options.withSession(cookies), connections);
        SignApi sign = transport.api(SignApi.class);
        forms.submit(transport, cookies, what, fields, form.apply(sign));
        if (cookies.get(sessionCookie).isEmpty()) {
            throw new PlaneException(what + " succeeded, but the answer has no cookie \"" + sessionCookie
                    + "\" for this host. The base URL must be the address that people use; COOKIE_DOMAIN of the server may "
                    + "name another host.");
        }
        return session.apply(
                transport, signOut -> forms.submit(transport, cookies, "Signing out", Map.of(), signOut.form(sign)));
    }

    /** Which form signs a kind of session out. */
    interface SignOut {
        Function<Map<String, String>, Call<Void>> form(SignApi api);
    }

    private static Map<String, String> credentials(String email, Secret password) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", Check.email("email", email));
        fields.put("password", password.reveal());
        return fields;
    }

    /** Doing it twice does no harm. */
    private <T> T repeated(Supplier<T> call) {
        return new RepeatableCreation(options).create(call, Optional::empty);
    }

    /** Whoever was signed up by an attempt whose answer was lost can sign in. */
    private <S> S found(Supplier<S> signUp, Supplier<S> signIn, SignError absent) {
        return new RepeatableCreation(options).create(signUp, () -> {
            try {
                return Optional.of(signIn.get());
            } catch (SignRefusedException e) {
                if (e.error().equals(absent)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static String form(@Nullable Object value) {
        return value instanceof Secret secret ? secret.reveal() : String.valueOf(value);
    }

    private static boolean isOn(JsonValue value) {
        return Boolean.TRUE.equals(value.toPlain());
    }

    private static String text(JsonValue value, String otherwise) {
        return value.toPlain() instanceof String text && !text.isEmpty() ? text : otherwise;
    }
}
