package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs are where later runs find again what earlier ones made. */
class OutputTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: json, path: out/secrets}",
                "{type: env, path: out/secrets}",
                "{type: ansible-vault, path: out/secrets, password: '${VAULT_PASSWORD}'}",
                "{type: ansible-vault, path: out/secrets, password_file: vault-password}"
            })
    void everyFormatIsReadBack(String output) {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            operator.with("VAULT_PASSWORD", "swordfish").write("vault-password", "swordfish\n");
            String file = operator.write("file.yml", with(output)).toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            String written = Operator.read(operator.path("out/secrets"));

            Operator.Result second = operator.run("apply", "-f", file);
            assertThat(second.err()).contains("No changes.");
            assertThat(Operator.read(operator.path("out/secrets"))).isEqualTo(written);
            assertThat(written.contains("plane_api_")).isEqualTo(!output.contains("vault"));
        }
    }

    @Test
    void anOutputThatIsAddedIsFilledFromTheOthers() {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.write("file.yml", with("{type: json, path: one.json}"))
                    .toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            operator.write("file.yml", with("{type: json, path: one.json}\n  - {type: env, path: two.env}"));

            assertThat(operator.run("plan", "-f", file).out())
                    .contains("+ output")
                    .contains("two.env");
            long keys = World.keys(server);
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            assertThat(World.keys(server)).as("no new keys").isEqualTo(keys);
            assertThat(Operator.read(operator.path("two.env"))).contains("PLANE_IMHOTEP_API_KEY=plane_api_");
        }
    }

    @Test
    void aFileThatOthersMayReadIsClosed() throws IOException {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.write("file.yml", with("{type: json, path: one.json}"))
                    .toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            Files.setPosixFilePermissions(operator.path("one.json"), PosixFilePermissions.fromString("rw-r--r--"));

            assertThat(operator.run("doctor", "-f", file).out()).contains("can be read by others");
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(operator.path("one.json"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aWrongVaultPasswordStopsBeforeAnythingIsOverwritten() {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String output = "{type: ansible-vault, path: v.yml, password: \"${VAULT}\"}";
            String file = operator.write("file.yml", with(output)).toString();
            assertThat(operator.with("VAULT", "right").run("apply", "-f", file).exitCode())
                    .isZero();
            String written = Operator.read(operator.path("v.yml"));

            Operator.Result refused = operator.with("VAULT", "wrong").run("apply", "-f", file);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("v.yml", "password of the vault is wrong");
            assertThat(Operator.read(operator.path("v.yml"))).isEqualTo(written);
        }
    }

    private static String with(String output) {
        return ApplyTest.everything()
                .replaceFirst("(?s)outputs:.*", "outputs:\n  - " + output.replace("$", "\\$") + "\n");
    }
}
