package cloud.ewutelo.plane.samples.missioncontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MissionControlTest {

    @Test
    void everyStepHoldsAndTheEndIsTold() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = MissionControl.run(0, false, new PrintStream(bytes, true, StandardCharsets.UTF_8));

        String told = bytes.toString(StandardCharsets.UTF_8);
        assertThat(code).as(told).isZero();
        assertThat(told).contains("WEB-4  Publish the page", "Blocked", "all held");
    }
}
