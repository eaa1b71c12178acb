package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneServer;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the guide shows is one that works. */
class GuideTest {

    @TempDir
    Path folder;

    @Test
    void theGuidesFileIsApplied() {
        Matcher example = Pattern.compile("## The file\n\n```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Operator.read(Path.of("../docs/guides/provisioning.md")));
        assertThat(example.find()).isTrue();
        try (PlaneServer server =
                PlaneServer.builder().emptyInstance().clock(new Ticking()).start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.write("file.yml", example.group(1)).toString();
            Operator.Result apply = operator.run("apply", "-f", file);
            assertThat(apply.exitCode()).as(apply.all()).isZero();
            assertThat(operator.run("plan", "-f", file).exitCode()).isZero();
        }
    }
}
