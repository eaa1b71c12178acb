package cloud.ewutelo.plane.provisioner.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

    private static final Secret PASSWORD = Secret.of("a vault's passw\u00f6rd");

    /** Made by {@code ansible-vault encrypt} (ansible-core 2.19). */
    private static final String BY_ANSIBLE = """
            $ANSIBLE_VAULT;1.1;AES256
            34386533303334613130366336386134316535646232326566316136346334666635633333353863
            6633623439353363383737643764386464386437373237610a613330393862623533396162613134
            39646130386465346639623837383161353137303664636265663131333935643062623864343961
            3338643939373535310a653032363839316562616431613136356530303639313731646338643965
            3239
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "fifteen chars!!", "sixteen chars!!!", "key: w\u00e9rt\nother: 2\n"})
    void whatWasEncryptedIsDecrypted(String plain) {
        String vault = Vault.encrypt(plain, PASSWORD);

        assertThat(vault).startsWith("$ANSIBLE_VAULT;1.1;AES256\n").endsWith("\n");
        assertThat(vault.lines()).allMatch(line -> line.length() <= 80);
        assertThat(Vault.decrypt(vault, PASSWORD, "vault")).isEqualTo(plain);
        assertThat(Vault.encrypt(plain, PASSWORD)).as("salted").isNotEqualTo(vault);
    }

    @Test
    void whatAnsibleEncryptedIsDecrypted() {
        assertThat(Vault.decrypt(BY_ANSIBLE, Secret.of("swordfish"), "vault")).isEqualTo("plane: secret\n");
    }

    @Test
    void ansibleDecryptsWhatWasEncrypted() throws IOException, InterruptedException {
        Optional<Path> program = ansibleVault();
        Assumptions.assumeTrue(
                program.isPresent(),
                "SKIPPED: ansible-vault is not on the path; install ansible-core, or set ANSIBLE_VAULT");
        String plain = "plane_secrets:\n  url: \"https://plane.example.org\"\n";
        Path vault = Files.writeString(folder.resolve("vault.yml"), Vault.encrypt(plain, PASSWORD));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD.reveal() + "\n");
        Process process = new ProcessBuilder(
                        program.get().toString(),
                        "view",
                        "--vault-password-file",
                        password.toString(),
                        vault.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String viewed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(viewed).isEqualTo(plain);
    }

    @Test
    void wrongPasswordsAndDamagedFilesAreTold() {
        String vault = Vault.encrypt("plain", PASSWORD);

        assertThatThrownBy(() -> Vault.decrypt(vault, Secret.of("other"), "v.yml"))
                .isInstanceOf(ProvisionerException.class)
                .hasMessageContaining("v.yml")
                .hasMessageContaining("password");
        assertThatThrownBy(() -> Vault.decrypt(vault.substring(0, vault.length() / 2), PASSWORD, "v.yml"))
                .isInstanceOf(ProvisionerException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Vault.decrypt("plain text", PASSWORD, "v.yml"))
                .isInstanceOf(ProvisionerException.class)
                .hasMessageContaining("no vault");
    }

    static Optional<Path> ansibleVault() {
        String set = System.getenv("ANSIBLE_VAULT");
        if (set != null) {
            return Optional.of(Path.of(set));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "ansible-vault"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
