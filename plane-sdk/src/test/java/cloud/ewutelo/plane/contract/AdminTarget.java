package cloud.ewutelo.plane.contract;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.Passwords;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.admin.WorkspaceAdmin;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Plane to administer: empty embedded ones, or with {@code -Dplane.contract.url}, {@code -Dplane.contract.admin-email} and
 * {@code -Dplane.contract.admin-password} a real one, which may be empty. Workspace and accounts stay there.
 */
public final class AdminTarget implements AutoCloseable {

    private final String name;
    private final PlaneAdmin plane;
    private final String baseUrl;
    private final String adminEmail;
    private final Secret adminPassword;
    private final @Nullable PlaneServer embedded;
    private final String slug = "ct" + fresh();
    private @Nullable InstanceAdmin instanceAdmin;
    private @Nullable UserSession owner;

    private AdminTarget(String name, String url, String email, Secret password, @Nullable PlaneServer embedded) {
        this.name = name;
        this.baseUrl = url;
        this.plane = PlaneAdmin.connect(url);
        this.adminEmail = email;
        this.adminPassword = password;
        this.embedded = embedded;
    }

    /** Called by JUnit once for each test class. */
    static Stream<AdminTarget> targets() {
        String url = System.getProperty("plane.contract.url");
        if (url == null) {
            return Stream.of(PlaneEdition.CE_1_2_2, PlaneEdition.CE_1_3_1).map(AdminTarget::embedded);
        }
        String email = System.getProperty("plane.contract.admin-email");
        String password = System.getProperty("plane.contract.admin-password");
        return email == null || password == null
                ? Stream.of(embedded(PlaneEdition.CE_1_3_1))
                : Stream.of(new AdminTarget(url, url, email, Secret.of(password), null));
    }

    private static AdminTarget embedded(PlaneEdition edition) {
        PlaneServer server =
                PlaneServer.builder().edition(edition).emptyInstance().start();
        return new AdminTarget(
                edition.name(), server.url().toString(), "ada@example.org", Passwords.generate(), server);
    }

    PlaneAdmin plane() {
        return plane;
    }

    String adminEmail() {
        return adminEmail;
    }

    Secret adminPassword() {
        return adminPassword;
    }

    String slug() {
        return slug;
    }

    PlaneClient client(Secret key) {
        return PlaneClient.builder().baseUrl(baseUrl).apiKey(key.reveal()).build();
    }

    /** The admin of the instance, which is set up if nobody has. */
    InstanceAdmin instanceAdmin() {
        if (instanceAdmin == null) {
            instanceAdmin = plane.instance().setUp()
                    ? plane.signInToInstance(adminEmail, adminPassword)
                    : plane.setUp(setup -> setup.email(adminEmail)
                            .password(adminPassword)
                            .firstName("Ada")
                            .companyName("Contract"));
        }
        return instanceAdmin;
    }

    /** The same person as owner of a workspace of the test class. */
    UserSession owner() {
        if (owner == null) {
            instanceAdmin().createWorkspace(w -> w.name("Contract " + slug).slug(slug));
            owner = plane.signIn(adminEmail, adminPassword);
        }
        return owner;
    }

    WorkspaceAdmin workspace() {
        return owner().workspace(slug);
    }

    /** Somebody new who is a member of the workspace. */
    UserSession newMember(String email, Secret password) {
        String invitation = workspace().invite(email, Role.MEMBER).id();
        UserSession person = plane.signUp(email, password);
        person.accept(List.of(invitation));
        return person;
    }

    static String fresh() {
        return ContractTarget.freshIdentifier().toLowerCase(Locale.ROOT);
    }

    static String freshEmail() {
        return fresh() + "@example.org";
    }

    @Override
    public void close() {
        plane.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
