package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the program prints and logs is searched for every secret that the server knows. */
class SecrecyTest {

    @TempDir
    Path folder;

    @Test
    void noSecretIsPrintedLoggedOrPlanned() {
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server)
                    .with("ADMIN_PASSWORD", "given-Horse-7-battery-staple")
                    .with("SMTP_PASSWORD", "smtp-Horse-8-battery-staple");
            String given = ApplyTest.everything()
                    .replace(
                            "  display_name: Concierge\n", "  display_name: Concierge\n  password: ${ADMIN_PASSWORD}\n")
                    .replace(
                            "    EMAIL_HOST: mail.example.org\n",
                            "    EMAIL_HOST: mail.example.org\n    EMAIL_HOST_PASSWORD: ${SMTP_PASSWORD}\n");
            String file = operator.write("file.yml", given).toString();
            StringBuilder printed = new StringBuilder();
            String[][] runs = {
                {"plan", "-f", file},
                {"plan", "-f", file, "--json"},
                {"apply", "-f", file},
                {"plan", "-f", file, "--json"},
                {"drift", "-f", file, "--metrics", operator.path("metrics.prom").toString()},
                {"rotate", "-f", file, "--agent", "imhotep"},
                {"export", "-f", file},
                {"doctor", "-f", file},
                {"validate", "-f", file}
            };
            for (String[] run : runs) {
                String[] traced = Arrays.copyOf(run, run.length + 2);
                traced[run.length] = "--log-level";
                traced[run.length + 1] = "trace";
                Operator.Result result = operator.run(traced);
                assertThat(result.exitCode())
                        .as(String.join(" ", run) + result.all())
                        .isIn(0, 2);
                printed.append(result.all());
            }
            printed.append(Operator.read(operator.path("metrics.prom")));
            operator.with("ADMIN_PASSWORD", "wrong-Horse-9-battery-staple");
            Operator.Result refused = operator.run("plan", "-f", file, "--log-level", "trace");
            assertThat(refused.exitCode()).isEqualTo(4);
            printed.append(refused.all());

            Set<String> secrets = World.secrets(server);
            assertThat(secrets).as("the server's").hasSizeGreaterThan(12).contains("given-Horse-7-battery-staple");
            secrets.add("smtp-Horse-8-battery-staple");
            secrets.add("wrong-Horse-9-battery-staple");
            assertThat(printed.toString())
                    .as("logs are there")
                    .contains("POST /auth/sign-in/")
                    .contains("is not logged");
            for (String secret : secrets) {
                assertThat(printed.toString())
                        .as("a secret of " + secret.length())
                        .doesNotContain(secret);
            }
            assertThat(operator.files()).as("the outputs keep them").contains("plane_api_");
        }
    }
}
