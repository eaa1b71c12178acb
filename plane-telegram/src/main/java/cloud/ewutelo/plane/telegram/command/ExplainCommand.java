package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.error.WebhookFormatException;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.WebhookChanges;
import cloud.ewutelo.plane.telegram.message.Language;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.message.TelegramHtml;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.PlaneSettings;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.setting.SettingsReader;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.Webhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What would become of a webhook. */
@Command(
        name = "explain",
        description = {
            "Tell what would be told of a webhook, by which rule, and in which words. Asks nobody and sends nothing.",
            "Without --config the standard rules decide."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String UNUSED_SECRET = "explain";

    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--event",
            paramLabel = "<file>",
            required = true,
            description = "A webhook's body, as Plane sends it.")
    private Path event = Path.of("");

    @Option(names = "--language", paramLabel = "<en|fr>", description = "Of the message: ${DEFAULT-VALUE}.")
    private Language language = Language.EN;

    ExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Settings> settings =
                config.given(context).map(file -> SettingsReader.readWithoutSecrets(file, context.environment()));
        Rules rules = rules(settings.flatMap(Settings::rulesFile));
        List<PlaneChange> changes;
        try {
            changes = new WebhookChanges(new OfflineSurroundings(settings.map(Settings::plane)
                            .map(PlaneSettings::agents)
                            .orElse(List.of())))
                    .of(webhook(Files.readAllBytes(event)));
        } catch (WebhookFormatException e) {
            context.err().println("--event names a file that is no webhook: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (changes.isEmpty()) {
            context.out().println("It changes nothing that is told: the value is the same, or the comment holds data.");
        }
        Messages messages = Messages.in(language, ZoneId.of("UTC"));
        for (PlaneChange change : changes) {
            context.out().print(rules.explain(change).text());
            if (rules.decide(change).action() != Decision.Action.DROP) {
                context.out().println();
                context.out()
                        .println(TelegramHtml.plain(
                                        messages.notification(List.of(change)).html())
                                .indent(2));
            }
        }
        return ExitCode.OK;
    }

    static Rules rules(Optional<Path> file) throws IOException {
        return file.isEmpty() ? Rules.standard() : Rules.parse(Files.readString(file.get()));
    }

    /** Only signed webhooks are read, so it is signed; who may read the file may also explain it. */
    private static WebhookEvent webhook(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(UNUSED_SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Webhooks.withSecrets(UNUSED_SECRET)
                    .receive(body, HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }
}
