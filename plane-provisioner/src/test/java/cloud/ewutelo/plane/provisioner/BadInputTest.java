package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake gives one clear message, and its exit code. */
class BadInputTest {

    private static final Secret PASSWORD = Secret.of("correct-Horse-7-battery");

    @TempDir
    Path folder;

    private PlaneServer server;
    private PlaneAdmin plane;
    private Operator operator;

    @BeforeEach
    void start() {
        server = PlaneServer.builder().emptyInstance().clock(new Ticking()).start();
        plane = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .rateLimit(RateLimit.unlimited())
                .buildAdmin();
        operator = new Operator(folder, server).impatient();
    }

    @AfterEach
    void stop() {
        plane.close();
        server.close();
    }

    private InstanceAdmin setUp() {
        return plane.setUp(
                setup -> setup.email("concierge@example.org").password(PASSWORD).firstName("Concierge"));
    }

    private Operator.Result apply(String text) {
        return operator.run("apply", "-f", operator.write("file.yml", text).toString());
    }

    private String withPassword(String password) {
        operator.with("ADMIN_PASSWORD", password);
        return ApplyTest.everything()
                .replace("  display_name: Concierge\n", "  display_name: Concierge\n  password: ${ADMIN_PASSWORD}\n");
    }

    private static void assertFails(Operator.Result result, int code, String... parts) {
        assertThat(result.exitCode()).as(result.all()).isEqualTo(code);
        assertThat(result.err()).contains(parts).doesNotContain("Exception", "\tat ");
        assertThat(result.err().lines().filter(line -> line.startsWith("plane-provisioner:")))
                .as("messages")
                .hasSize(1);
    }

    @Test
    void wrongPassword() {
        setUp();
        assertFails(apply(withPassword("wrong-Horse-8-battery")), 4, "concierge@example.org", "password is wrong");
    }

    @Test
    void missingPassword() {
        setUp();
        assertFails(apply(ApplyTest.everything()), 4, "password of concierge", "neither in the file nor in an output");
    }

    @Test
    void weakPassword() {
        assertFails(apply(withPassword("password1")), 1, "guessed too easily", "PASSWORD_TOO_WEAK");
    }

    @Test
    void takenSlug() {
        InstanceAdmin instance = setUp();
        instance.changeSettings(Map.of("ENABLE_SIGNUP", "1"));
        UserSession other = plane.signUp("other@example.org", PASSWORD);
        assertThat(other.workspaces()).isEmpty();
        instance.createWorkspace(w -> w.name("Other").slug("other"));
        UserSession owner = plane.signIn("concierge@example.org", PASSWORD);
        String invitation =
                owner.workspace("other").invite("other@example.org", Role.ADMIN).id();
        other.accept(List.of(invitation));
        String membership = owner.workspace("other").members().stream()
                .filter(each -> each.member().email().orElse("").startsWith("concierge"))
                .findFirst()
                .orElseThrow()
                .id();
        leave(owner, membership);
        assertFails(
                apply(withPassword(PASSWORD.reveal()).replace("slug: small", "slug: other")),
                1,
                "The workspace \"other\" is taken",
                "Choose another slug");
    }

    /** Only another admin can take somebody out; the testkit's own way is the web application's. */
    private void leave(UserSession owner, String membership) {
        UserSession other = plane.signIn("other@example.org", PASSWORD);
        assertThat(other.workspace("other").members()).hasSize(2);
        RemovedMember.remove(server, "other@example.org", PASSWORD, "other", membership);
        assertThat(owner.workspaces()).isEmpty();
    }

    @Test
    void reservedSlug() {
        assertFails(
                apply(ApplyTest.everything().replace("slug: small", "slug: god-mode")),
                1,
                "/workspace/slug \"god-mode\" is reserved");
    }

    @Test
    void wrongRole() {
        InstanceAdmin instance = setUp();
        instance.createWorkspace(w -> w.name("Small").slug("small"));
        UserSession owner = plane.signIn("concierge@example.org", PASSWORD);
        String invitation = owner.workspace("small")
                .invite("second@example.org", Role.ADMIN)
                .id();
        UserSession second = plane.signUp("second@example.org", PASSWORD);
        second.accept(List.of(invitation));
        second.workspace("small").members().stream()
                .filter(each -> each.member().email().orElse("").startsWith("concierge"))
                .forEach(each -> second.workspace("small").changeRole(each.id(), Role.MEMBER));
        assertFails(apply(withPassword(PASSWORD.reveal())), 4, "required permissions", "admin of the workspace");
    }

    @Test
    void unreachableHost() {
        Operator lost = new Operator(folder, "http://127.0.0.1:9").impatient();
        String file = lost.write("file.yml", ApplyTest.everything()).toString();
        assertFails(lost.run("plan", "-f", file), 1, "Plane cannot be reached", "Check plane.url");
        Operator.Result drift =
                lost.run("drift", "-f", file, "--metrics", lost.path("m.prom").toString());
        assertFails(drift, 1, "Plane cannot be reached");
        assertThat(Operator.read(lost.path("m.prom"))).contains("plane_provisioner_check_success 0\n");
    }

    @Test
    void anAccountWhosePasswordNobodyKnows() {
        setUp().changeSettings(Map.of("ENABLE_SIGNUP", "1"));
        plane.signUp("imhotep@example.org", PASSWORD);
        assertFails(
                apply(withPassword(PASSWORD.reveal())), 4, "imhotep@example.org has an account", "Give its password");
    }

    @Test
    void passwordsSwitchedOff() {
        setUp().changeSettings(Map.of("ENABLE_EMAIL_PASSWORD", "0"));
        assertFails(apply(withPassword(PASSWORD.reveal())), 5, "takes no passwords");
    }

    @Test
    void aWebhookAddressThatPlaneRefuses() {
        assertFails(
                apply(ApplyTest.everything().replace("https://8.8.8.8/plane", "http://127.0.0.1:1/hook")),
                1,
                "webhooks",
                "url");
    }

    @Test
    void undefinedVariable() {
        assertFails(
                apply(ApplyTest.everything().replace("name: Small Plane", "name: ${NO_SUCH_NAME}")),
                1,
                "/instance/name uses ${NO_SUCH_NAME}, which is not set");
    }

    @Test
    void secretsInTheFileItself() {
        Operator.Result result = apply(ApplyTest.everything()
                .replace("  display_name: Concierge\n", "  display_name: Concierge\n  password: my-own-Horse-7\n")
                .replace("EMAIL_HOST: mail", "EMAIL_HOST_PASSWORD: ${SMTP:-other-Horse-8}\n    EMAIL_HOST: mail"));
        assertFails(
                result,
                1,
                "/admin/password is written out. Take it from a variable",
                "/instance/settings/EMAIL_HOST_PASSWORD is written out");
        assertThat(result.all()).doesNotContain("Horse");
    }

    @Test
    void scopesAreUnsupportedOnCommunityEdition() {
        String scoped = ApplyTest.everything().replace("language: de}", "language: de, scopes: [\"projects:read\"]}");
        String file = operator.write("file.yml", scoped).toString();
        Operator.Result plan = operator.run("plan", "-f", file);
        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.out()).contains("UNSUPPORTED scopes of imhotep", "The role \"member\"");
        assertFails(operator.run("apply", "-f", file, "--strict"), 5, "UNSUPPORTED scopes of imhotep");
        assertThat(World.of(server)).doesNotContain("concierge");
    }

    @Test
    void allProblemsOfAFileAreToldAtOnce() {
        Operator.Result result =
                operator.run("validate", "-f", operator.write("file.yml", """
                plane: {url: plane.example.org}
                admin: {name: Concierge, email: nobody}
                workspace: {slug: a b, name: ""}
                projects:
                  - {identifier: onb, name: "Semi;colon", stats: []}
                surprise: 1
                """).toString());
        assertFails(
                result,
                1,
                "/plane/url is not allowed. Write the origin of Plane",
                "/admin/name is not allowed. Write 1 to 40 lower-case letters",
                "/admin/email is not allowed. Write an e-mail address",
                "/workspace/slug is not allowed",
                "/workspace/name is not allowed",
                "/projects/0/identifier is not allowed. Write 1 to 12 capital letters",
                "/projects/0/name is not allowed",
                "/projects/0 has \"stats\", which is not known there",
                "The file has \"surprise\", which is not known there");
    }

    @Test
    void namesThatTheFileDoesNotHave() {
        String text = ApplyTest.everything()
                .replace("lead: concierge", "lead: nobody")
                .replace("- {person: javier, role: guest}", "- {person: javier, role: admin}")
                .replace("parent: one}", "parent: three}")
                .replace("timezone: Europe/Paris", "timezone: Europe/Atlantis")
                .replace("id: two", "id: one");
        assertFails(
                operator.run("validate", "-f", operator.write("file.yml", text).toString()),
                1,
                "/projects/0/lead \"nobody\" is nobody in the file. There is: concierge, javier, imhotep",
                "javier is a guest of the workspace",
                "\"three\" is no id of a work item there",
                "\"Europe/Atlantis\" is no time zone",
                "has the id \"one\" twice");
    }

    @Test
    void filesThatAreNone() {
        assertFails(operator.run("validate", "-f", "no-such.yml"), 1, "no-such.yml cannot be read");
        assertFails(
                operator.run(
                        "validate",
                        "-f",
                        operator.write("file.yml", "a: [1\nb: 2").toString()),
                1,
                "neither YAML nor JSON: line 2");
        assertFails(
                operator.run(
                        "validate",
                        "-f",
                        operator.write("file.yml", "a: 1\na: 2").toString()),
                1,
                "a key is there twice");
    }

    @Test
    void wrongArguments() {
        Operator.Result result = operator.run("apply", "-f", "x", "--fiel");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("--fiel", "Usage: plane-provisioner apply");
        assertThat(operator.run().exitCode()).isEqualTo(1);
        assertThat(operator.run("--help").out()).contains("Exit codes:", "rotate", "generate-completion");
        assertThat(operator.run("generate-completion").out()).contains("complete -F");
    }
}
