package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.doctor.BridgeDoctor;
import cloud.ewutelo.plane.capability.DoctorReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What keeps the bridge from working. */
@Command(
        name = "doctor",
        description =
                "Look at settings, Plane, keys, the workspace, states and folders, and say in plain words what is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private final CommandContext context;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (Bridge bridge = Bridge.openWithoutRetries(context)) {
            BridgeDoctor doctor = new BridgeDoctor(context.environment(), bridge.settings(), bridge.agents());
            DoctorReport report = doctor.examine();
            context.out().println(report);
            if (report.isHealthy()) {
                return ExitCode.OK;
            }
            return doctor.isKeyRefused() ? ExitCode.AUTHENTICATION : ExitCode.FAILED;
        }
    }
}
