package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.admin.Account;
import cloud.ewutelo.plane.admin.ApiToken;
import cloud.ewutelo.plane.admin.InstanceInfo;
import cloud.ewutelo.plane.admin.InstanceSetting;
import cloud.ewutelo.plane.admin.Passwords;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.ProjectAdmin;
import cloud.ewutelo.plane.admin.ProjectNetwork;
import cloud.ewutelo.plane.admin.SignError;
import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.admin.WebhookAdmin;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
import cloud.ewutelo.plane.admin.WorkspaceMembership;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for those who sign in, on every Community Edition. */
@ParameterizedClass(name = "{0}")
@MethodSource("cloud.ewutelo.plane.contract.AdminTarget#targets")
class AdminContractTest {

    @Parameter
    AdminTarget target;

    @Test
    void anInstanceIsSetUpOnce() {
        target.instanceAdmin();
        InstanceInfo instance = target.plane().instance();
        assertThat(instance.setUp()).isTrue();
        assertThat(instance.version().isAtLeast(1, 2)).isTrue();
        assertThat(instance.passwordSignIn()).isTrue();

        assertThatThrownBy(() -> target.plane().setUp(setup -> setup.email(AdminTarget.freshEmail())
                        .password(Passwords.generate())
                        .firstName("Eve")))
                .isInstanceOfSatisfying(SignRefusedException.class, e -> {
                    assertThat(e.error()).isEqualTo(SignError.ALREADY_SET_UP);
                    assertThat(e.code()).isEqualTo(5150);
                })
                .hasMessageContaining("Sign in to the instance");
    }

    @Test
    void wrongPasswordsAndUnknownPeopleAreToldApart() {
        target.owner();
        PlaneAdmin plane = target.plane();
        assertThatThrownBy(() -> plane.signIn(target.adminEmail(), Secret.of("wrong-Horse-7-battery")))
                .isInstanceOfSatisfying(
                        SignRefusedException.class, e -> assertThat(e.error()).isEqualTo(SignError.WRONG_PASSWORD))
                .hasMessageContaining(target.adminEmail())
                .hasMessageNotContaining("wrong-Horse");
        assertThatThrownBy(() -> plane.signIn(AdminTarget.freshEmail(), Passwords.generate()))
                .isInstanceOfSatisfying(
                        SignRefusedException.class, e -> assertThat(e.error()).isEqualTo(SignError.NO_SUCH_ACCOUNT));
        assertThatThrownBy(() -> plane.signInToInstance(target.adminEmail(), Secret.of("wrong-Horse-7-battery")))
                .isInstanceOfSatisfying(
                        SignRefusedException.class, e -> assertThat(e.error()).isEqualTo(SignError.NOT_INSTANCE_ADMIN));
        assertThatThrownBy(() -> plane.signInToInstance(AdminTarget.freshEmail(), Passwords.generate()))
                .isInstanceOfSatisfying(SignRefusedException.class, e -> assertThat(e.error())
                        .isEqualTo(SignError.NO_SUCH_INSTANCE_ADMIN));
    }

    @Test
    void weakPasswordsAndTakenAddressesAreRefused() {
        target.owner();
        assertThatThrownBy(() -> target.plane().signUp(AdminTarget.freshEmail(), Secret.of("password1")))
                .isInstanceOfSatisfying(SignRefusedException.class, e -> {
                    assertThat(e.error()).isEqualTo(SignError.PASSWORD_TOO_WEAK);
                    assertThat(e.code()).isEqualTo(5021);
                })
                .hasMessageNotContaining("password1");
        assertThatThrownBy(() -> target.plane().signUp(target.adminEmail(), Passwords.generate()))
                .isInstanceOfSatisfying(
                        SignRefusedException.class, e -> assertThat(e.error()).isEqualTo(SignError.ACCOUNT_EXISTS));
        assertThat(target.plane().hasAccount(target.adminEmail())).isTrue();
        assertThat(target.plane().hasAccount(AdminTarget.freshEmail())).isFalse();
    }

    @Test
    void closedSignUpIsOpenForTheInvited() {
        target.owner();
        target.instanceAdmin().changeSettings(Map.of("ENABLE_SIGNUP", "0"));
        try {
            assertThat(target.plane().instance().signUpOpen()).isFalse();
            assertThat(target.instanceAdmin().settings())
                    .filteredOn(setting -> setting.key().equals("ENABLE_SIGNUP"))
                    .extracting(InstanceSetting::value)
                    .containsExactly("0");
            String email = AdminTarget.freshEmail();
            assertThatThrownBy(() -> target.plane().signUp(email, Passwords.generate()))
                    .isInstanceOfSatisfying(SignRefusedException.class, e -> assertThat(e.error())
                            .isEqualTo(SignError.SIGN_UP_CLOSED))
                    .hasMessageContaining("Invite");
            assertThat(target.newMember(email, Passwords.generate()).account().email())
                    .isEqualTo(email);
        } finally {
            target.instanceAdmin().changeSettings(Map.of("ENABLE_SIGNUP", "1"));
        }
    }

    @Test
    void settingsThatThisVersionDoesNotHaveAreRaised() {
        assertThatThrownBy(() -> target.instanceAdmin().changeSettings(Map.of("ENABLE_TELEPATHY", "1")))
                .isInstanceOf(WriteNotAppliedException.class)
                .hasMessageContaining("ENABLE_TELEPATHY");
    }

    @Test
    void workspacesAreMadeWithoutDemoData() {
        target.owner();
        Workspace workspace =
                target.instanceAdmin().findWorkspace(target.slug()).orElseThrow();
        assertThat(workspace.name()).isEqualTo("Contract " + target.slug());
        assertThat(target.owner().workspaces())
                .filteredOn(each -> each.slug().equals(target.slug()))
                .singleElement()
                .satisfies(mine -> assertThat(mine.role()).contains(Role.ADMIN));
        assertThatThrownBy(() -> target.instanceAdmin()
                        .createWorkspace(w -> w.name("Again").slug(target.slug())))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(workspace.id()));
        assertThatThrownBy(() -> target.instanceAdmin()
                        .createWorkspace(w -> w.name("Reserved").slug("god-mode")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("slug");
    }

    @Test
    void aWorkspaceHasATimeZone() {
        Workspace changed = target.workspace().update(w -> w.timeZone(ZoneId.of("Europe/Paris")));
        assertThat(changed.timezone()).isEqualTo("Europe/Paris");
        assertThat(target.owner().workspaces())
                .filteredOn(each -> each.slug().equals(target.slug()))
                .extracting(Workspace::timezone)
                .containsExactly("Europe/Paris");
    }

    @Test
    void invitedSignedUpAndNamed() {
        String email = AdminTarget.freshEmail();
        Secret password = Passwords.generate();
        WorkspaceInvitation invitation = target.workspace().invite(email, Role.MEMBER);
        assertThat(invitation.token()).isPresent();
        assertThat(invitation.toString())
                .doesNotContain(invitation.token().orElseThrow().reveal());
        assertThat(target.workspace().invite(email, Role.GUEST).id()).isEqualTo(invitation.id());

        UserSession person = target.plane().signUp(email, password);
        assertThat(person.invitations()).extracting(WorkspaceInvitation::id).containsExactly(invitation.id());
        person.accept(List.of(invitation.id()));
        person.finishOnboarding();
        Account account = person.update(a -> a.displayName("imhotep").firstName("Im"));
        assertThat(account.displayName()).isEqualTo("imhotep");
        assertThat(person.changeLanguage("fr").language()).isEqualTo("fr");
        assertThat(person.profile().language()).isEqualTo("fr");
        assertThat(person.profile().onboarded()).isTrue();
        assertThat(person.invitations()).isEmpty();

        WorkspaceMembership membership = target.workspace().members().stream()
                .filter(each -> each.member().email().equals(Optional.of(email)))
                .findFirst()
                .orElseThrow();
        assertThat(membership.member().displayName()).isEqualTo("imhotep");
        assertThat(membership.role()).isEqualTo(Role.MEMBER);
        assertThat(target.workspace().changeRole(membership.id(), Role.GUEST).role())
                .isEqualTo(Role.GUEST);
        assertThatThrownBy(() -> target.workspace().invite(email, Role.MEMBER))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("already member");
    }

    @Test
    void peopleHaveCookiesOfTheirOwn() {
        String email = AdminTarget.freshEmail();
        UserSession person = target.newMember(email, Passwords.generate());
        assertThat(target.owner().account().email()).isEqualTo(target.adminEmail());
        assertThat(person.account().email()).isEqualTo(email);
        person.signOut();
        assertThatThrownBy(person::account)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("sign in again");
        assertThat(target.owner().account().email()).isEqualTo(target.adminEmail());
    }

    @Test
    void keysAreShownOnce() {
        ApiToken created = target.owner().tokens().create("contract " + AdminTarget.fresh());
        Secret key = created.key().orElseThrow();
        assertThat(created.toString()).doesNotContain(key.reveal());
        assertThat(target.owner().tokens().list())
                .filteredOn(token -> token.id().equals(created.id()))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.label()).isEqualTo(created.label());
                    assertThat(listed.key()).isEmpty();
                    assertThat(listed.active()).isTrue();
                });
        try (PlaneClient client = target.client(key)) {
            assertThat(client.users().me().email()).contains(target.adminEmail());
            target.owner().tokens().delete(created.id());
            assertThatThrownBy(() -> client.users().me()).isInstanceOf(AuthenticationException.class);
        }
        assertThatThrownBy(() -> target.owner().tokens().delete(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void webhooksWithTheirSecrets() {
        WebhookAdmin webhooks = target.workspace().webhooks();
        // A literal address needs no name server, and is public.
        String url = "https://8.8.8.8/" + AdminTarget.fresh();
        Webhook created = webhooks.create(w -> w.url(url).workItems(true).comments(true));
        Secret secret = created.secretKey().orElseThrow();
        assertThat(created.toString()).doesNotContain(secret.reveal());
        assertThat(created.workItems()).isTrue();
        assertThat(created.projects()).isFalse();
        assertThat(webhooks.get(created.id()).secretKey()).contains(secret);
        assertThatThrownBy(() -> webhooks.create(w -> w.url(url))).isInstanceOf(ConflictException.class);

        Webhook changed = webhooks.update(created.id(), w -> w.active(false).projects(true));
        assertThat(changed.active()).isFalse();
        assertThat(changed.projects()).isTrue();
        assertThat(changed.comments()).isTrue();
        assertThat(webhooks.regenerateSecret(created.id()).secretKey().orElseThrow())
                .isNotEqualTo(secret);
        assertThat(webhooks.deliveries(created.id())).isEmpty();
        webhooks.delete(created.id());
        assertThat(webhooks.list()).extracting(Webhook::id).doesNotContain(created.id());
        assertThatThrownBy(() -> webhooks.create(w -> w.url("http://bridge:8080/plane")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("url");
    }

    @Test
    void removedMembersComeBackAndRolesShow() {
        String email = AdminTarget.freshEmail();
        String person = target.newMember(email, Passwords.generate()).account().id();
        try (PlaneClient client = ownersClient()) {
            Project project = client.workspace(target.slug()).projects().create(p -> p.name(AdminTarget.fresh())
                    .identifier(ContractTarget.freshIdentifier()));
            ProjectAdmin admin = target.workspace().project(project.id());
            String membership =
                    admin.addMembers(Map.of(person, Role.MEMBER)).get(0).id();
            assertThat(admin.members())
                    .filteredOn(each -> each.id().equals(membership))
                    .extracting(ProjectMembership::role)
                    .containsExactly(Role.MEMBER);
            client.workspace(target.slug()).project(project.id()).members().remove(membership);
            assertThat(admin.members()).extracting(ProjectMembership::id).doesNotContain(membership);
            assertThat(admin.addMembers(Map.of(person, Role.GUEST)).get(0).role())
                    .isEqualTo(Role.GUEST);

            admin.changeNetwork(ProjectNetwork.SECRET);
            assertThat(client.workspace(target.slug())
                            .projects()
                            .get(project.id())
                            .network())
                    .hasValue(0);
        }
    }

    @Test
    void relationsAreTakenAway() {
        try (PlaneClient client = ownersClient()) {
            var project = client.workspace(target.slug())
                    .project(client.workspace(target.slug())
                            .projects()
                            .create(p -> p.name(AdminTarget.fresh()).identifier(ContractTarget.freshIdentifier()))
                            .id());
            WorkItem one = project.workItems().create(w -> w.name("one"));
            WorkItem two = project.workItems().create(w -> w.name("two"));
            ProjectAdmin admin = target.workspace().project(project.get().id());
            assertThat(admin.removeRelation(one.id(), two.id())).isFalse();
            if (target.plane().instance().version().isAtLeast(1, 3)) {
                project.relations(one.id()).add(cloud.ewutelo.plane.relation.RelationKind.BLOCKING, two.id());
                assertThat(admin.relations(one.id()))
                        .extracting(relation -> relation.workItem().id())
                        .containsExactly(two.id());
                assertThat(admin.removeRelation(one.id(), two.id())).isTrue();
                assertThat(project.relations(one.id()).list())
                        .extracting(Relation::kind)
                        .isEmpty();
            }
        }
    }

    private PlaneClient ownersClient() {
        return target.client(target.owner()
                .tokens()
                .create("contract " + AdminTarget.fresh())
                .key()
                .orElseThrow());
    }
}
