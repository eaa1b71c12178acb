package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.mcp.HttpFrontException;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.bridge.task.PlaneTools;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.PlaneException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The program. */
@Command(
        name = "plane-bridge",
        description = "Plane for agents: as MCP, and on the command line. All settings come from the environment.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:a tool failed, or Plane",
            "2:the command line is wrong",
            "3:a setting is missing or wrong",
            "4:a key is not valid, or another's"
        })
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /**
     * Runs a command and ends with its exit code.
     *
     * @param arguments the command line; never a key
     */
    public static void main(String[] arguments) {
        CommandContext context = new CommandContext(
                version(),
                new Environment(System.getenv()),
                PlaneTools::all,
                System.in,
                utf8(System.out),
                utf8(System.err));
        System.exit(run(context, arguments));
    }

    /**
     * Runs a command.
     *
     * @return its exit code
     */
    public static int run(CommandContext context, String... arguments) {
        CommandSpec program = CommandSpec.forAnnotatedObject(new Main());
        program.version("plane-bridge " + context.version());
        CommandLine commandLine = new CommandLine(program)
                .addSubcommand(new StdioCommand(context))
                .addSubcommand(new HttpCommand(context))
                .addSubcommand(new CallCommand(context))
                .addSubcommand(new PollCommand(context))
                .addSubcommand(new ToolsCommand(context))
                .addSubcommand(new DoctorCommand(context));
        return commandLine
                // "--json @file" names a file with a tool's arguments, not with more of the command line.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, context))
                .execute(arguments);
    }

    private static int explain(Exception failure, CommandContext context) {
        if (failure instanceof SettingException) {
            context.err().println(failure.getMessage());
            return ExitCode.SETTINGS;
        }
        if (failure instanceof ToolException
                || failure instanceof PlaneException
                || failure instanceof HttpFrontException) {
            context.err().println(failure.getMessage());
            return failure instanceof AuthenticationException ? ExitCode.AUTHENTICATION : ExitCode.FAILED;
        }
        LOG.error("The command failed in a way that nobody expected.", failure);
        return ExitCode.FAILED;
    }

    /** JSON is UTF-8, whatever the machine prefers. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
