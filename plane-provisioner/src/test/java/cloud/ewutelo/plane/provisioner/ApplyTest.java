package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"CE_1_2_2", "CE_1_3_1"})
    void oneRunMakesTheMissionAndTheSecondHasNothingToDo(PlaneEdition edition) {
        try (PlaneServer server =
                PlaneServer.builder().edition(edition).emptyInstance().start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.javisi().toString();
            Operator.Result plan = operator.run("plan", "-f", file);
            System.out.println(plan.all());
            assertThat(plan.exitCode()).isEqualTo(2);
            Operator.Result apply = operator.run("apply", "-f", file);
            System.out.println(apply.all());
            System.out.println(operator.takeRequests().size());
            assertThat(apply.exitCode()).isZero();
            Operator.Result second = operator.run("plan", "-f", file);
            System.out.println(second.all() + operator.takeRequests());
            assertThat(second.exitCode()).isZero();
        }
    }
}
