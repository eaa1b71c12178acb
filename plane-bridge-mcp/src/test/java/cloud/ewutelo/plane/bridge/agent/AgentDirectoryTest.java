package cloud.ewutelo.plane.bridge.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.bridge.command.Bridge;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.bridge.support.BridgeFixture;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.AuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentDirectoryTest {

    @TempDir
    private Path folder;

    private BridgeFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new BridgeFixture(folder).bothAgents();
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    private void keys(String concierge, String imhotep) {
        BridgeFixture.write(
                folder.resolve("keys.json"), "{\"concierge\": \"" + concierge + "\", \"imhotep\":\"" + imhotep + "\"}");
    }

    @Test
    void usesAKeyThatWasReplacedInItsFile() {
        String retired = "plane_api_ffffffffffffffffffffffffffffffff0";
        keys(fixture.concierge.apiKey(), retired);
        try (Bridge bridge = fixture.bridge()) {
            assertThatThrownBy(() -> bridge.agents().caller("imhotep", Optional.empty()))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageNotContaining(retired);

            keys(fixture.concierge.apiKey(), fixture.imhotep.apiKey());

            Caller caller = bridge.agents().caller("Imhotep", Optional.empty());
            assertThat(caller.user().displayName()).isEqualTo("imhotep");
            assertThat(caller.agent().isConcierge()).isFalse();
            assertThat(bridge.agents()
                            .caller("concierge", Optional.empty())
                            .agent()
                            .isConcierge())
                    .isTrue();
        }
    }

    @Test
    void checksAgainToWhomAReplacedKeyBelongs() {
        try (Bridge bridge = fixture.bridge()) {
            bridge.agents().caller("imhotep", Optional.empty());

            keys(fixture.imhotep.apiKey(), fixture.concierge.apiKey());

            assertThatThrownBy(() -> bridge.agents().caller("imhotep", Optional.empty()))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("belongs to the account \"concierge\"");
        }
    }

    @Test
    void keepsTheKeysWhileTheirFileCannotBeUsed() throws IOException {
        Path file = folder.resolve("keys.json");
        try (Bridge bridge = fixture.bridge()) {
            Files.writeString(file, "{\"imhotep\": ");
            assertThat(bridge.agents()
                            .caller("imhotep", Optional.empty())
                            .agent()
                            .id())
                    .isEqualTo("imhotep");
            Files.delete(file);
            assertThat(bridge.agents().agents()).containsExactly("concierge", "imhotep");
        }
    }

    @Test
    void checksAKeyOnce() {
        try (Bridge bridge = fixture.bridge()) {
            bridge.agents().caller("imhotep", Optional.empty());
            bridge.agents().caller("imhotep", Optional.of("agent:imhotep:main"));

            assertThat(fixture.plane.requests()).hasSize(1);
        }
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("keys.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(fixture::bridge)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("Run chmod 600 on it.")
                .hasMessageNotContaining(fixture.imhotep.apiKey());
    }

    @Test
    void showsNoKey() {
        try (Bridge bridge = fixture.bridge()) {
            assertThat(bridge.agents().caller("imhotep", Optional.empty()) + " " + bridge)
                    .doesNotContain(fixture.imhotep.apiKey());
        }
    }
}
