package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.telegram.bot.BotApiException;
import cloud.ewutelo.plane.telegram.rule.RulesException;
import cloud.ewutelo.plane.telegram.setting.SettingsException;
import cloud.ewutelo.plane.telegram.store.StoreException;
import java.io.IOException;
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
        name = "plane-telegram",
        description = "What happens in Plane, told on Telegram, and /plane back.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all went well",
            "1:Plane, Telegram or the store failed",
            "2:the command line is wrong",
            "3:a setting is missing or wrong",
            "4:Plane's key or Telegram's token is not valid"
        })
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /**
     * Runs a command and ends with its exit code.
     *
     * @param arguments the command line; never a secret
     */
    public static void main(String[] arguments) {
        // Charts are drawn without a screen.
        System.setProperty("java.awt.headless", "true");
        CommandContext context = new CommandContext(version(), System.getenv(), utf8(System.out), utf8(System.err));
        System.exit(run(context, arguments));
    }

    /**
     * Runs a command.
     *
     * @return its exit code
     */
    public static int run(CommandContext context, String... arguments) {
        CommandSpec program = CommandSpec.forAnnotatedObject(new Main());
        program.version("plane-telegram " + context.version());
        return new CommandLine(program)
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(new ExplainCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new SendTestCommand(context))
                .setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, context))
                .execute(arguments);
    }

    private static int explain(Exception failure, CommandContext context) {
        if (failure instanceof SettingsException || failure instanceof RulesException) {
            context.err().println(failure.getMessage());
            return ExitCode.SETTINGS;
        }
        if (failure instanceof PlaneException
                || failure instanceof BotApiException
                || failure instanceof StoreException
                || failure instanceof IOException) {
            context.err().println(failure.getMessage());
            return isKeyRefused(failure) ? ExitCode.AUTHENTICATION : ExitCode.FAILED;
        }
        LOG.error("The command failed in a way that nobody expected.", failure);
        return ExitCode.FAILED;
    }

    private static boolean isKeyRefused(Exception failure) {
        if (failure instanceof BotApiException telegram) {
            return telegram.reason() == BotApiException.Reason.TOKEN_REFUSED;
        }
        return failure instanceof AuthenticationException;
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
