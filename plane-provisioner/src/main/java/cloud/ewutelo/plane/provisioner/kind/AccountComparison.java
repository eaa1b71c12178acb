package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.Passwords;
import cloud.ewutelo.plane.admin.SignError;
import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
import cloud.ewutelo.plane.admin.WorkspaceMembership;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.plan.Support;
import cloud.ewutelo.plane.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, and what their people are in the workspace. They are never deleted. That somebody is a member comes last when an
 * account is made, so it tells that everything before was done.
 */
final class AccountComparison implements Comparison {

    private final Live live;

    AccountComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.ACCOUNT;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Person person : live.desired().everybody()) {
            boolean admin = live.desired().isAdmin(person);
            Optional<WorkspaceMembership> membership = live.member(person);
            if (membership.isPresent()) {
                compare(person, membership.get(), steps);
            } else if (!admin) {
                steps.add(new Step(
                        Change.create(
                                Kind.ACCOUNT,
                                person.name(),
                                new Differences()
                                        .compare("email", person.email(), "")
                                        .compare("display_name", person.displayName(), "")
                                        .compare("role", person.workspaceRole(), null)
                                        .compare("language", firstLanguage(person), "")
                                        .list()),
                        () -> create(person)));
            } else if (person.displayName() != null || person.language() != null) {
                Differences differences = new Differences()
                        .compare("display_name", person.displayName(), "")
                        .compare("language", person.language(), "");
                steps.add(new Step(
                        Change.update(Kind.ACCOUNT, person.name(), differences.list()),
                        () -> name(person, differences)));
            }
        }
        return steps;
    }

    @Override
    public List<Support> support() {
        return live.desired().everybody().stream()
                .filter(person -> !person.scopesOrNone().isEmpty() && live.isCommunity())
                .map(person -> Support.unsupported(
                        "scopes of " + person.name(),
                        "keys of Community Edition may do everything that their person may. The role \""
                                + person.workspaceRole()
                                + "\" in the workspace, and membership in few projects, limit it."))
                .toList();
    }

    private void compare(Desired.Person person, WorkspaceMembership membership, List<Step> steps) {
        Differences differences = new Differences()
                .compare(
                        "display_name",
                        person.displayName(),
                        membership.member().displayName());
        if (person.language() != null) {
            // Only the person can read it.
            differences.compare(
                    "language",
                    person.language(),
                    live.session(person).profile().language());
        }
        Role wanted = live.desired().isAdmin(person) ? null : person.role() == null ? null : person.workspaceRole();
        differences.compare("role", wanted, membership.role());
        if (!differences.isEmpty()) {
            steps.add(new Step(Change.update(Kind.ACCOUNT, person.name(), differences.list()), () -> {
                if (differences.has("role") && wanted != null) {
                    live.workspaceAdmin().changeRole(membership.id(), wanted);
                }
                name(person, differences);
            }));
        }
    }

    private void name(Desired.Person person, Differences differences) {
        String displayName = person.displayName();
        if (differences.has("display_name") && displayName != null) {
            live.session(person).update(account -> account.displayName(displayName));
        }
        if (differences.has("language") && person.language() != null) {
            live.session(person).changeLanguage(person.language());
        }
        live.forgetMembers();
    }

    private void create(Desired.Person person) {
        Optional<Secret> known = live.secrets().password(person);
        Secret password = known.orElseGet(Passwords::generate);
        if (known.isEmpty()) {
            // Before the account: nobody could sign in otherwise, should this run end here.
            live.secrets().putPassword(person, password);
        }
        WorkspaceInvitation invitation = live.invitations().stream()
                .filter(each -> each.email().equalsIgnoreCase(person.email()))
                .findFirst()
                .orElseGet(() -> live.workspaceAdmin().invite(person.email(), person.workspaceRole()));
        UserSession session = signUpOrIn(person, password);
        live.signedIn(person, session);
        session.finishOnboarding();
        String displayName = person.displayName();
        if (displayName != null) {
            session.update(account -> account.displayName(displayName));
        }
        String language = firstLanguage(person);
        if (language != null) {
            session.changeLanguage(language);
        }
        session.accept(List.of(invitation.id()));
        live.forgetMembers();
    }

    private UserSession signUpOrIn(Desired.Person person, Secret password) {
        try {
            return live.admin().signUp(person.email(), password);
        } catch (SignRefusedException e) {
            if (!e.error().equals(SignError.ACCOUNT_EXISTS)) {
                throw e;
            }
        }
        try {
            return live.admin().signIn(person.email(), password);
        } catch (SignRefusedException e) {
            if (!e.error().equals(SignError.WRONG_PASSWORD)) {
                throw e;
            }
            throw new ProvisionerException(
                    ExitCode.AUTHENTICATION,
                    "The address " + person.email() + " has an account on this Plane, and the password of "
                            + person.name()
                            + " that is known here does not fit. Give its password by \"password\", from a variable.",
                    e);
        }
    }

    private @Nullable String firstLanguage(Desired.Person person) {
        return person.language() == null ? live.desired().workspace().language() : person.language();
    }
}
