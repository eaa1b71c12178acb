package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.setting.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The service. */
@Command(
        name = "serve",
        description = {
            "Tell on Telegram what happens in Plane, and answer /plane, until the process is ended.",
            "SIGTERM lets what is being done end; the rest waits in the store for the next start."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = config.read(context);
        Program program = Program.start(
                settings, ExplainCommand.rules(settings.rulesFile()), context.version(), TimeSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(program::close, "shutdown"));
        program.webhookPort()
                .ifPresentOrElse(
                        port -> LOG.info(
                                "Taking Plane's webhooks at http://{}:{}{}.",
                                settings.listen().host(),
                                port,
                                WebhookReceiver.PATH),
                        () -> LOG.warn(
                                "PLANE_WEBHOOK_SECRET is missing, so no webhooks are taken: what happens is told when the feed finds "
                                        + "it, {} s later or so.",
                                settings.plane().feedEvery().toSeconds()));
        LOG.info(
                "Health and metrics at http://{}:{}/readyz and /metrics.",
                settings.privateListen().host(),
                program.privatePort());
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }
}
