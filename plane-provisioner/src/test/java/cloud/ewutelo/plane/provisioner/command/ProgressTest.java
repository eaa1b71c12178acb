package cloud.ewutelo.plane.provisioner.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "true, '\r\u001b[2K[1/2] create state ONB/Blocked\r\u001b[2K[2/2] delete label ONB/old\r\u001b[2KDone.'",
        "false, 'create state ONB/Blocked|delete label ONB/old|Done.'"
    })
    void aTerminalHasOneLineAndALogHasAll(boolean terminal, String expected) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, 2);

        progress.begin(Change.create(Kind.STATE, "ONB/Blocked", List.of()));
        progress.begin(Change.delete(Kind.LABEL, "ONB/old"));
        progress.end("Done.");

        String shown = bytes.toString(StandardCharsets.UTF_8).strip().replace(System.lineSeparator(), "|");
        assertThat(shown).isEqualTo(expected.strip());
    }
}
