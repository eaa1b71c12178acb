package cloud.ewutelo.plane.contract;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.testkit.Role;
import cloud.ewutelo.plane.user.User;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A Plane to test against: embedded ones, or with {@code -Dplane.contract.url}, {@code -Dplane.contract.key} and
 * {@code -Dplane.contract.workspace} a real one. What was created there is deleted when the target is closed.
 */
public final class ContractTarget implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final String baseUrl;
    private final PlaneClient plane;
    private final WorkspaceClient workspace;
    private final @Nullable PlaneServer embedded;
    private final List<String> projects = new ArrayList<>();
    private @Nullable String shared;

    private ContractTarget(String name, String url, String apiKey, String workspace, @Nullable PlaneServer embedded) {
        this.name = name;
        this.baseUrl = url;
        this.plane = PlaneClient.builder().baseUrl(url).apiKey(apiKey).build();
        this.workspace = plane.workspace(workspace);
        this.embedded = embedded;
    }

    /** Called by JUnit once for each test class. */
    static Stream<ContractTarget> targets() {
        String url = System.getProperty("plane.contract.url");
        if (url == null) {
            return Stream.of(PlaneEdition.values()).map(ContractTarget::embedded);
        }
        return Stream.of(new ContractTarget(
                url, url, required("plane.contract.key"), required("plane.contract.workspace"), null));
    }

    private static ContractTarget embedded(PlaneEdition edition) {
        PlaneServer server = PlaneServer.builder().edition(edition).start();
        server.addMember("imhotep@example.org", "imhotep", Role.MEMBER);
        return new ContractTarget(
                edition.name(), server.url().toString(), server.apiKey(), server.workspaceSlug(), server);
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("With -Dplane.contract.url also set -D" + property + ".");
        }
        return value;
    }

    PlaneClient plane() {
        return plane;
    }

    String baseUrl() {
        return baseUrl;
    }

    WorkspaceClient workspace() {
        return workspace;
    }

    Optional<PlaneServer> server() {
        return Optional.ofNullable(embedded);
    }

    /** Whether it is a Plane from before 1.3, which lacks relations and the summary of a project. */
    boolean isBeforeRelations() {
        String version = plane.raw()
                .get("/api/instances/")
                .json()
                .get("instance")
                .get("current_version")
                .asString();
        return version.matches("v?(0|1\\.[0-2])\\..*");
    }

    /** Whether it is a Community Edition, which lacks what is sold. */
    boolean isCommunity() {
        return plane.capabilities().edition().equals(Edition.COMMUNITY);
    }

    /** An identifier that no project of the workspace has. */
    static String freshIdentifier() {
        return "CT" + Long.toString(RANDOM.nextLong(1L << 40), 36).toUpperCase(Locale.ROOT);
    }

    /** The identifier of a project that the tests of a class share. */
    String sharedProject() {
        if (shared == null) {
            shared = newProject().identifier();
        }
        return shared;
    }

    /** A project of the test's own. */
    Project newProject() {
        String identifier = freshIdentifier();
        Project project = workspace.projects().create(p -> p.name("Contract " + identifier)
                .identifier(identifier));
        deleteAtEnd(project.id());
        return project;
    }

    void deleteAtEnd(String projectId) {
        projects.add(projectId);
    }

    /** Somebody in the workspace besides the key's user; the test is skipped where there is nobody. */
    User somebodyElse() {
        String me = plane.users().me().id();
        Optional<User> other = workspace.members().list().stream()
                .filter(user -> !user.id().equals(me)
                        && user.role()
                                .filter(role -> role.compareTo(cloud.ewutelo.plane.user.Role.MEMBER) >= 0)
                                .isPresent()
                        && !user.email().orElse("").startsWith("bot_user_"))
                .findFirst();
        Assumptions.assumeTrue(other.isPresent(), "the workspace has no second member to work with");
        return other.orElseThrow();
    }

    /** Somebody besides the key's user, and a client that acts as that one. */
    record Member(User user, Supplier<PlaneClient> connect) {

        PlaneClient client() {
            return connect.get();
        }
    }

    /** A member with a key: {@code -Dplane.contract.member-key} on a real Plane; the test is skipped without it. */
    Member memberWithKey() {
        String key = embedded == null ? System.getProperty("plane.contract.member-key") : newMemberKey(embedded);
        Assumptions.assumeTrue(key != null, "needs a second member's key in -Dplane.contract.member-key");
        Supplier<PlaneClient> connect = () -> PlaneClient.builder()
                .baseUrl(baseUrl)
                .apiKey(String.valueOf(key))
                .build();
        try (PlaneClient member = connect.get()) {
            return new Member(member.users().me(), connect);
        }
    }

    private static String newMemberKey(PlaneServer server) {
        String name = freshIdentifier().toLowerCase(Locale.ROOT);
        return server.addMember(name + "@example.org", name, Role.MEMBER).apiKey();
    }

    @Override
    public void close() {
        for (String project : projects) {
            try {
                workspace.projects().delete(project);
            } catch (PlaneException e) {
                if (isThere(project)) {
                    System.err.println("Left behind on " + name + ": project " + project + ": " + e.getMessage());
                }
            }
        }
        plane.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    /** Plane answers 403 and not 404 to a second deletion. */
    private boolean isThere(String project) {
        try {
            workspace.projects().get(project);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
