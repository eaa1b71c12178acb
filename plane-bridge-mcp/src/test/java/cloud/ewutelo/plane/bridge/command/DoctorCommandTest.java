package cloud.ewutelo.plane.bridge.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.user.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    private BridgeFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder).bothAgents();
        fixture.variables.put("PLANE_DELIVERABLE_ROOTS", folder.toString());
    }

    @AfterEach
    void tearDown() {
        assertThat(fixture.out() + fixture.err())
                .doesNotContain(fixture.imhotep.apiKey())
                .doesNotContain(fixture.concierge.apiKey())
                .doesNotContain(BridgeFixture.TOKEN);
        fixture.close();
    }

    private int doctor() {
        return Main.run(fixture.context(), "doctor");
    }

    private ProjectClient project(PlaneClient plane) {
        var project = plane.workspace(fixture.plane.workspaceSlug())
                .projects()
                .create(create -> create.name("Onboarding").identifier("ONB"));
        ProjectClient client = plane.workspace(fixture.plane.workspaceSlug()).project(project.id());
        client.members().add(fixture.concierge.id(), Role.MEMBER);
        return client;
    }

    private PlaneClient admin() {
        return PlaneClient.builder()
                .baseUrl(fixture.plane.url().toString())
                .apiKey(fixture.plane.apiKey())
                .build();
    }

    @Test
    void saysWhatIsWellAndWhichStateIsMissing() {
        try (PlaneClient plane = admin()) {
            ProjectClient project = project(plane);

            assertThat(doctor()).isEqualTo(ExitCode.OK);
            assertThat(fixture.out())
                    .contains("Its key belongs to the account imhotep.", "Its key belongs to the account concierge.")
                    .contains("concierge may create and assign work")
                    .contains("ONB has no state for blocked.")
                    .contains("Custom fields", "Time tracking", "Kept in comments")
                    .contains("Files below " + folder + " can be uploaded.");

            project.states()
                    .create(create ->
                            create.name("Blocked").group(StateGroup.STARTED).color("#ff0000"));
            fixture.out.reset();
            assertThat(doctor()).isEqualTo(ExitCode.OK);
            assertThat(fixture.out()).contains("Complete in ONB.").doesNotContain("has no state for");
        }
    }

    @Test
    void namesTheAgentWhoseKeyIsAnothers() {
        BridgeFixture.write(
                folder.resolve("keys.json"),
                "{\"concierge\": \"" + fixture.imhotep.apiKey() + "\", \"imhotep\": \"" + fixture.imhotep.apiKey()
                        + "\"}");

        assertThat(doctor()).isEqualTo(ExitCode.AUTHENTICATION);
        assertThat(fixture.out()).contains("The Plane key of agent \"concierge\" belongs to the account \"imhotep\".");
    }

    @Test
    void tellsThatPlaneCannotBeReached() {
        fixture.plane.close();
        fixture.variables.put("PLANE_DELIVERABLE_ROOTS", folder.resolve("none").toString());
        fixture.variables.put("OPENCLAW_HOOKS_URL", "http://127.0.0.1:18789/hooks/agent");

        assertThat(doctor()).isEqualTo(ExitCode.FAILED);
        assertThat(fixture.out())
                .contains("FAILED  Plane")
                .contains("none is no folder that can be read.")
                .contains("OPENCLAW_HOOKS_TOKEN is not");
    }
}
