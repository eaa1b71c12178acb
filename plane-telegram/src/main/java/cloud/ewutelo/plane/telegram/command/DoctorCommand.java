package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.telegram.setting.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What keeps the program from working. */
@Command(
        name = "doctor",
        description =
                "Look at settings, Plane, the bot, chats, people and the store, and say in plain words what is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Settings settings = config.read(context);
        try (Doctor doctor = new Doctor(settings, context.version())) {
            DoctorReport report = doctor.examine();
            context.out().println(report);
            if (report.isHealthy()) {
                return ExitCode.OK;
            }
            return doctor.isKeyRefused() ? ExitCode.AUTHENTICATION : ExitCode.FAILED;
        }
    }
}
