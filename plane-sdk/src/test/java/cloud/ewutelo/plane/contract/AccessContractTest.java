package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.http.RawResponse;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessContractTest extends ContractTest {

    @Test
    void userOfTheKeyIsAMemberOfTheWorkspaceAndOfItsProjects() {
        User me = plane.users().me();

        assertThat(workspace.members().list()).extracting(User::id).contains(me.id());
        assertThat(workspace.members().get(me.email().orElseThrow()).role()).contains(Role.ADMIN);
        assertThat(project.members().list()).extracting(User::id).containsExactly(me.id());
    }

    @Test
    void badKeyIsAnAuthenticationException() {
        try (PlaneClient stranger = PlaneClient.builder()
                .baseUrl(target.baseUrl())
                .apiKey("plane_api_00000000000000000000000000000000")
                .build()) {
            assertThatThrownBy(() -> stranger.users().me()).isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void unknownSlugIsExplained() {
        assertThatThrownBy(() ->
                        plane.workspace("no-such-workspace").projects().list().toList())
                .isInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("no-such-workspace")
                .hasMessageContaining("no such workspace");
    }

    @Test
    void unknownProjectIdIsNotFoundOrExplained() {
        String nowhere = "00000000-0000-4000-8000-000000000000";

        assertThatThrownBy(() -> workspace.projects().get(nowhere)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> workspace.project(nowhere).workItems().list().toList())
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void idsInUpperCaseWorkAlthoughPlaneWouldNotTakeThem() {
        String id = project.get().id();

        assertThat(workspace
                        .projects()
                        .get(id.toUpperCase(java.util.Locale.ROOT))
                        .id())
                .isEqualTo(id);
    }

    @Test
    void membershipIsAddedChangedAndEnded() {
        User colleague = target.somebodyElse();
        ProjectProbe probe = new ProjectProbe(target);

        ProjectMembership membership =
                probe.project().members().add(colleague.email().orElseThrow(), Role.GUEST);
        assertThat(membership.member().id()).isEqualTo(colleague.id());
        assertThat(membership.role()).isEqualTo(Role.GUEST);
        assertThat(probe.project()
                        .members()
                        .changeRole(membership.id(), Role.MEMBER)
                        .role())
                .isEqualTo(Role.MEMBER);

        probe.project().members().remove(membership.id());
        assertThatThrownBy(() -> probe.project().members().add(colleague.id(), Role.MEMBER))
                .as("Plane takes a removed member back in its web application alone")
                .hasMessageContaining("removed before");
    }

    @Test
    void strangerCannotBeAdded() {
        assertThatThrownBy(() -> project.members().add("nobody@example.org", Role.MEMBER))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("nobody@example.org");
    }

    @Test
    void rawCallsReachWhatIsNotModelled() {
        RawResponse instance = plane.raw().get("/api/instances/");

        assertThat(instance.info().status()).isEqualTo(200);
        assertThat(instance.json().get("instance").get("current_version").asString())
                .isNotEmpty();
        assertThat(plane.raw().list("workspaces/" + workspace.slug() + "/members", Map.of()))
                .isNotEmpty();
    }

    @Test
    void missingRouteIsUnsupportedAndDeterministicFailureIsAServerError() {
        assertThatThrownBy(() -> plane.raw().get("no-such-route/")).isInstanceOf(UnsupportedByInstanceException.class);
        assertThatThrownBy(
                        () -> plane.raw().get("workspaces/" + workspace.slug() + "/projects/", Map.of("per_page", "0")))
                .isInstanceOf(ServerErrorException.class);
    }
}
