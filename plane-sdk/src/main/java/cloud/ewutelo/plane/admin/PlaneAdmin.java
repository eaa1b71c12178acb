package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.model.Secret;
import java.util.function.Consumer;

/**
 * The way into Plane's session API. Here people sign in with passwords; what they can do then is on {@link InstanceAdmin} and
 * {@link UserSession}. Programs use it to set Plane up, and to make accounts, keys and webhooks, which no key can do.
 *
 * <p>Plane allows 30 requests a minute from one address to those who are not signed in; this client keeps below by itself,
 * together with all others in the process. Signing in and what people do then is not limited. Passwords and keys are
 * {@link Secret}s: they appear in no message and no log.
 *
 * {@snippet file="AdminSnippets.java" region="bootstrap"}
 */
public interface PlaneAdmin extends AutoCloseable {

    /**
     * A client with default settings. For others use {@link PlaneClient#builder()} and
     * {@link cloud.ewutelo.plane.PlaneClientBuilder#buildAdmin()}.
     *
     * @param baseUrl where Plane is, such as {@code "https://plane.example.org"}
     * @return a new client; close it when it is no longer needed
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if it is no http or https URL
     */
    static PlaneAdmin connect(String baseUrl) {
        return PlaneClient.builder().baseUrl(baseUrl).buildAdmin();
    }

    /**
     * What the instance tells everybody about itself.
     *
     * <p>{@code GET /api/instances/}
     *
     * @return whether it is set up, edition, version, and what is switched on
     */
    InstanceInfo instance();

    /**
     * Signs the first admin up, which sets the instance up. This works once. If the answer is lost, the SDK finds out by
     * signing in.
     *
     * <p>{@code POST /api/instances/admins/sign-up/}
     *
     * @param request fills in address, password and first name
     * @return the admin's session
     * @throws SignRefusedException with {@link SignError#ALREADY_SET_UP}, {@link SignError#PASSWORD_TOO_WEAK} or
     *     {@link SignError#ACCOUNT_OF_ADMIN_EXISTS}
     */
    InstanceAdmin setUp(Consumer<InstanceSetup> request);

    /**
     * Signs an admin of the instance in. The session lasts an hour.
     *
     * <p>{@code POST /api/instances/admins/sign-in/}
     *
     * @param email the address
     * @param password the password
     * @return the admin's session
     * @throws SignRefusedException with {@link SignError#NOT_INSTANCE_ADMIN} or {@link SignError#NO_SUCH_INSTANCE_ADMIN}
     */
    InstanceAdmin signInToInstance(String email, Secret password);

    /**
     * Makes an account and signs the person in. If the answer is lost, the SDK finds out by signing in.
     *
     * <p>{@code POST /auth/sign-up/}
     *
     * @param email an address that nobody has on this instance
     * @param password with a zxcvbn score of 3 or more, such as {@link Passwords#generate()} makes
     * @return the person's session
     * @throws SignRefusedException with {@link SignError#ACCOUNT_EXISTS}, {@link SignError#SIGN_UP_CLOSED} (invite the person
     *     first) or {@link SignError#PASSWORD_TOO_WEAK}
     */
    UserSession signUp(String email, Secret password);

    /**
     * Signs a person in. The session lasts seven days.
     *
     * <p>{@code POST /auth/sign-in/}
     *
     * @param email the address
     * @param password the password
     * @return the person's session
     * @throws SignRefusedException with {@link SignError#WRONG_PASSWORD} or {@link SignError#NO_SUCH_ACCOUNT}
     */
    UserSession signIn(String email, Secret password);

    /**
     * Whether somebody has an account.
     *
     * <p>{@code POST /auth/email-check/}
     *
     * @param email the address
     * @return true if so
     */
    boolean hasAccount(String email);

    /** Closes the connections, those of all sessions too. Nobody is signed out. */
    @Override
    void close();
}
