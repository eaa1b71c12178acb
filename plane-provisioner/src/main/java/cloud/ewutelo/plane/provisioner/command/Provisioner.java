package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.Surroundings;
import cloud.ewutelo.plane.provisioner.live.Live;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = "plane-provisioner",
        mixinStandardHelpOptions = true,
        versionProvider = Provisioner.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "From an empty Plane to a working workspace, by plan and apply.",
        description = {
            "",
            "Reads a file that says what a Plane should hold: its first admin, a workspace, people, agents with keys of their "
                    + "own, projects and webhooks. It shows what differs, makes it so, and tells later whether it still is. It "
                    + "keeps no state of its own: things are found in Plane by their names.",
            "",
            "Passwords and keys come from variables and go into files; they are in no argument, no message and no log."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing to do, or everything done",
            "1:something went wrong",
            "2:plan: there is something to do",
            "3:drift: Plane is not as the file says",
            "4:Plane does not accept who we are: wrong password or key, or too low a role",
            "5:this Plane cannot do it, or is set not to"
        },
        footer = {
            "",
            "Examples:",
            "  plane-provisioner plan -f javisi.yml",
            "  plane-provisioner apply -f javisi.yml",
            "  plane-provisioner drift -f javisi.yml --metrics /var/lib/node_exporter/plane.prom"
        },
        subcommands = {
            ValidateCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            DriftCommand.class,
            ExportCommand.class,
            RotateCommand.class,
            DoctorCommand.class,
            SchemaCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Provisioner implements Runnable {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    private Provisioner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a command and tells its exit code. */
    public static int run(Surroundings surroundings, String... arguments) {
        CommandLine line = new CommandLine(new Provisioner(surroundings))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Provisioner::wrongArguments)
                .setExecutionExceptionHandler((failure, command, result) -> explain(surroundings, failure));
        Objects.requireNonNull(line.getSubcommands().get("generate-completion"))
                .getCommandSpec()
                .usageMessage()
                .hidden(false);
        return line.execute(arguments);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
    }

    private static int wrongArguments(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println("plane-provisioner: " + failure.getMessage());
        line.usage(line.getErr());
        return ExitCode.ERROR.code();
    }

    /** One clear message; where it came from is for the log. */
    private static int explain(Surroundings surroundings, Exception failure) {
        LoggerFactory.getLogger(Provisioner.class).debug("The command failed", failure);
        surroundings.err().println("plane-provisioner: " + message(failure));
        return code(failure).code();
    }

    private static String message(Exception failure) {
        if (failure instanceof PlaneTransportException) {
            return "Plane cannot be reached: " + failure.getMessage() + " Check plane.url, and that the server is up.";
        }
        if (failure instanceof PermissionDeniedException) {
            return failure.getMessage() + " The admin of the file must be admin of the workspace.";
        }
        boolean known = failure instanceof PlaneException || failure instanceof ProvisionerException;
        return known
                ? String.valueOf(failure.getMessage())
                : "an unexpected failure, " + failure.getClass().getName() + ". Run again with --log-level debug.";
    }

    private static ExitCode code(Exception failure) {
        if (failure instanceof ProvisionerException told) {
            return told.exitCode();
        }
        if (failure instanceof SignRefusedException refused) {
            return Live.code(refused.error());
        }
        if (failure instanceof AuthenticationException || failure instanceof PermissionDeniedException) {
            return ExitCode.AUTHENTICATION;
        }
        return failure instanceof UnsupportedByInstanceException ? ExitCode.UNSUPPORTED : ExitCode.ERROR;
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Provisioner.class.getPackage().getImplementationVersion();
            return new String[] {"plane-provisioner " + (version == null ? "(not packaged)" : version)};
        }
    }
}
