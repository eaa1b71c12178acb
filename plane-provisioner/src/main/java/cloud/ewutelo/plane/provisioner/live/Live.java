package cloud.ewutelo.plane.provisioner.live;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.admin.InstanceAdmin;
import cloud.ewutelo.plane.admin.InstanceInfo;
import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.admin.SignError;
import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceAdmin;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
import cloud.ewutelo.plane.admin.WorkspaceMembership;
import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands in Plane now. Everything is asked once, when it is first needed, and again after it was changed; what cannot be
 * there yet, because what it belongs to is not, is empty and costs no request.
 */
public final class Live implements AutoCloseable {

    private final Desired desired;
    private final SecretStore secrets;
    private final TimeSource time;
    private final Supplier<PlaneClientBuilder> clients;
    private final PlaneAdmin admin;
    private final Map<String, UserSession> sessions = new HashMap<>();
    private final Map<String, Boolean> goodKeys = new HashMap<>();
    private final Map<String, ProjectLive> inProjects = new HashMap<>();
    private @Nullable InstanceInfo instance;
    private @Nullable InstanceAdmin instanceAdmin;
    private boolean workspaceKnown;
    private Optional<Workspace> workspace = Optional.empty();
    private @Nullable List<WorkspaceMembership> members;
    private @Nullable List<WorkspaceInvitation> invitations;
    private @Nullable List<Webhook> webhooks;
    private @Nullable List<Project> projects;
    private @Nullable PlaneClient client;

    public Live(Desired desired, SecretStore secrets, Supplier<PlaneClientBuilder> clients, TimeSource time) {
        this.desired = desired;
        this.secrets = secrets;
        this.time = time;
        this.clients = () -> clients.get().baseUrl(desired.plane().url()).timeSource(time);
        this.admin = this.clients.get().buildAdmin();
    }

    public Desired desired() {
        return desired;
    }

    public SecretStore secrets() {
        return secrets;
    }

    public TimeSource time() {
        return time;
    }

    public PlaneAdmin admin() {
        return admin;
    }

    /** What the instance tells everybody. */
    public InstanceInfo instance() {
        InstanceInfo known = instance;
        if (known == null) {
            known = admin.instance();
            instance = known;
        }
        return known;
    }

    public boolean isCommunity() {
        return instance().edition().equals(Edition.COMMUNITY);
    }

    public void forgetInstance() {
        instance = null;
    }

    public void signedInToInstance(InstanceAdmin session) {
        instanceAdmin = session;
        instance = null;
    }

    /** The admin of the instance, signed in. */
    public InstanceAdmin instanceAdmin() {
        InstanceAdmin known = instanceAdmin;
        if (known == null) {
            known = signIn(
                    desired.admin(),
                    password -> admin.signInToInstance(desired.admin().email(), password));
            instanceAdmin = known;
        }
        return known;
    }

    /** The same person as a user; empty as long as nobody has set the instance up. */
    public Optional<UserSession> owner() {
        return instance().setUp() ? Optional.of(session(desired.admin())) : Optional.empty();
    }

    /** Somebody, signed in. */
    public UserSession session(Desired.Person person) {
        UserSession known = sessions.get(person.name());
        if (known == null) {
            known = signIn(person, password -> admin.signIn(person.email(), password));
            sessions.put(person.name(), known);
        }
        return known;
    }

    /** Somebody who was signed in on another way. */
    public void signedIn(Desired.Person person, UserSession session) {
        sessions.put(person.name(), session);
    }

    private interface SignIn<S> {
        S with(Secret password);
    }

    private <S> S signIn(Desired.Person person, SignIn<S> signIn) {
        Secret password = secrets.password(person)
                .orElseThrow(() -> new ProvisionerException(
                        ExitCode.AUTHENTICATION,
                        "The password of " + person.name() + " (" + person.email()
                                + ") is neither in the file nor in an output. Give it by \"password\", from a variable.",
                        null));
        try {
            return signIn.with(password);
        } catch (SignRefusedException e) {
            SignError error = e.error();
            boolean rejected = error.equals(SignError.WRONG_PASSWORD) || error.equals(SignError.NOT_INSTANCE_ADMIN);
            String hint = rejected
                    ? " The password comes from "
                            + (person.password() == null
                                    ? "the outputs"
                                    : "the file (\"password\" of " + person.name() + ")")
                            + "."
                    : "";
            throw new ProvisionerException(code(error), e.getMessage() + hint, e);
        }
    }

    /** How the shell learns why somebody could not sign in or up. */
    public static ExitCode code(SignError error) {
        if (error.equals(SignError.SIGN_UP_CLOSED) || error.equals(SignError.PASSWORDS_SWITCHED_OFF)) {
            return ExitCode.UNSUPPORTED;
        }
        boolean credentials = error.equals(SignError.WRONG_PASSWORD)
                || error.equals(SignError.NOT_INSTANCE_ADMIN)
                || error.equals(SignError.NO_SUCH_ACCOUNT)
                || error.equals(SignError.NO_SUCH_INSTANCE_ADMIN)
                || error.equals(SignError.ACCOUNT_EXISTS);
        return credentials ? ExitCode.AUTHENTICATION : ExitCode.ERROR;
    }

    /** The workspace, as the admin sees it. */
    public Optional<Workspace> workspace() {
        if (!workspaceKnown) {
            workspace = owner().flatMap(session -> session.workspaces().stream()
                    .filter(each -> each.slug().equals(desired.workspace().slug()))
                    .findFirst());
            workspaceKnown = true;
        }
        return workspace;
    }

    public void forgetWorkspace() {
        workspaceKnown = false;
    }

    /** The active members of the workspace. */
    public List<WorkspaceMembership> members() {
        List<WorkspaceMembership> known = members;
        if (known == null) {
            known = workspace().isPresent() ? workspaceAdmin().members() : List.of();
            members = known;
        }
        return known;
    }

    public void forgetMembers() {
        members = null;
        invitations = null;
        // They know the members by name.
        forgetClient();
    }

    public Optional<WorkspaceMembership> member(Desired.Person person) {
        return members().stream()
                .filter(each -> each.member().email().orElse("").equalsIgnoreCase(person.email()))
                .findFirst();
    }

    /** The id of somebody in the workspace. */
    public Optional<String> userId(String name) {
        return member(desired.person(name))
                .map(membership -> membership.member().id());
    }

    public List<WorkspaceInvitation> invitations() {
        List<WorkspaceInvitation> known = invitations;
        if (known == null) {
            known = workspaceAdmin().invitations();
            invitations = known;
        }
        return known;
    }

    public WorkspaceAdmin workspaceAdmin() {
        return owner().orElseThrow().workspace(desired.workspace().slug());
    }

    public List<Webhook> webhooks() {
        List<Webhook> known = webhooks;
        if (known == null) {
            known = workspace().isPresent() ? workspaceAdmin().webhooks().list() : List.of();
            webhooks = known;
        }
        return known;
    }

    public void forgetWebhooks() {
        webhooks = null;
    }

    /** Whether the key that is kept for somebody works, and is that person's. */
    public boolean hasGoodKey(Desired.Person person) {
        return goodKeys.computeIfAbsent(
                person.name(),
                name -> secrets.key(person).filter(key -> works(person, key)).isPresent());
    }

    public void forgetKey(Desired.Person person) {
        goodKeys.remove(person.name());
        if (desired.isAdmin(person)) {
            forgetClient();
        }
    }

    /** Whether a key works, and is somebody's. */
    public boolean works(Desired.Person person, Secret key) {
        try (PlaneClient probe = clients.get().apiKey(key.reveal()).build()) {
            return probe.users().me().email().orElse("").equalsIgnoreCase(person.email());
        } catch (AuthenticationException e) {
            return false;
        }
    }

    /** The workspace by the admin's key; empty as long as there is none. */
    public Optional<WorkspaceClient> byKey() {
        if (client == null) {
            if (workspace().isEmpty() || !hasGoodKey(desired.admin())) {
                return Optional.empty();
            }
            client = clients.get()
                    .apiKey(secrets.key(desired.admin()).orElseThrow().reveal())
                    .build();
        }
        return Optional.of(client.workspace(desired.workspace().slug()));
    }

    private void forgetClient() {
        if (client != null) {
            client.close();
        }
        client = null;
        projects = null;
        inProjects.clear();
    }

    public List<Project> projects() {
        List<Project> known = projects;
        if (known == null) {
            known = byKey().map(workspaceClient ->
                            workspaceClient.projects().list().stream().toList())
                    .orElse(List.of());
            projects = known;
        }
        return known;
    }

    public void forgetProjects() {
        projects = null;
    }

    public Optional<Project> project(Desired.Project wanted) {
        return projects().stream()
                .filter(project -> project.identifier().equals(wanted.identifier()))
                .findFirst();
    }

    /** What is in a project; empty as long as there is none. */
    public Optional<ProjectLive> in(Desired.Project wanted) {
        return project(wanted).map(this::in);
    }

    /** What is in a project. */
    public ProjectLive in(Project project) {
        return inProjects.computeIfAbsent(
                project.id(),
                id -> new ProjectLive(
                        byKey().orElseThrow().project(id), workspaceAdmin().project(id)));
    }

    /** Asks again what was changed. */
    public void forget(Kind kind) {
        for (ProjectLive project : inProjects.values()) {
            switch (kind) {
                case STATE -> project.forgetStates();
                case LABEL -> project.forgetLabels();
                case MEMBER -> project.forgetMembers();
                case WORK_ITEM -> project.forgetWorkItems();
                default -> {
                    // The comparison itself forgets what it changes.
                }
            }
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        admin.close();
    }
}
