package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.agent.Agent;
import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.poll.HookSettings;
import cloud.ewutelo.plane.bridge.poll.JsonLines;
import cloud.ewutelo.plane.bridge.poll.OpenClawHooks;
import cloud.ewutelo.plane.bridge.poll.PollDirectory;
import cloud.ewutelo.plane.bridge.poll.Poller;
import cloud.ewutelo.plane.bridge.poll.WakeTarget;
import cloud.ewutelo.plane.bridge.poll.WebhookListener;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.bridge.task.AgentWork;
import cloud.ewutelo.plane.bridge.task.StateNames;
import cloud.ewutelo.plane.bridge.task.Workplace;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.webhook.Webhooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds work and wakes agents. */
@Command(
        name = "poll",
        description = {
            "Wake agents within five minutes when work of theirs can begin: new, given to them, opened again, or no longer waiting.",
            "Posts to OPENCLAW_HOOKS_URL with OPENCLAW_HOOKS_TOKEN or OPENCLAW_HOOKS_TOKEN_FILE, unless --json prints lines.",
            "Asks Plane as PLANE_POLL_AGENT, else as the Concierge, else as the one agent that has a key.",
            "Wakes the agents that have keys, or only those in PLANE_WAKE_AGENTS (names with commas). Work that waits already "
                    + "when it runs for the first time wakes, too.",
            "Remembers in PLANE_POLL_DIRECTORY (.plane-bridge/poll in your home), which one poller at a time can use."
        },
        mixinStandardHelpOptions = true)
final class PollCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(PollCommand.class);
    private static final int LONGEST = 3600;
    private static final String SECRET = "PLANE_WEBHOOK_SECRET";

    private final CommandContext context;

    @Option(names = "--json", description = "Print each wake-up as a line of JSON instead of posting it.")
    private boolean json;

    @Option(
            names = "--once",
            description = "Ask for each project once and end, for cron. Exits with 1 if something must be repeated.")
    private boolean once;

    @Option(
            names = "--every",
            paramLabel = "<seconds>",
            description =
                    "How often to ask for each project: 10 to 3600. The default leaves time to wake within five minutes: "
                            + "${DEFAULT-VALUE}.")
    private int every = 270;

    @Option(
            names = "--webhook-port",
            paramLabel = "<port>",
            description =
                    "Take Plane's webhooks at http://127.0.0.1:<port>/webhooks/plane, to wake within seconds. Their secret is in "
                            + "PLANE_WEBHOOK_SECRET or PLANE_WEBHOOK_SECRET_FILE.")
    private @Nullable Integer webhookPort;

    PollCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        WakeTarget target =
                json ? new JsonLines(context.out()) : new OpenClawHooks(HookSettings.from(context.environment()));
        try (Bridge bridge = Bridge.openWithoutBursts(context);
                PollDirectory directory = PollDirectory.open(directory())) {
            BridgeSettings settings = bridge.settings();
            Caller caller = bridge.agents().caller(poller(bridge), Optional.empty());
            EventSource feed = caller.workspace().events(w -> w.every(Duration.ofSeconds(every))
                    .lookForProjectsEvery(Duration.ofSeconds(every))
                    .each(f -> f.store(directory.checkpoints()).existing(true).touches(true)));
            Workplace place =
                    new Workplace(caller.workspace(), StateNames.of(settings.stateNames()), TimeSource.system());
            Poller poller = new Poller(
                    feed,
                    new AgentWork(place, settings.conciergeId()),
                    directory,
                    target,
                    agents(bridge),
                    !settings.readOnly(),
                    TimeSource.system());
            if (once) {
                return poller.runOnce() ? ExitCode.OK : ExitCode.FAILED;
            }
            run(poller, feed);
            return ExitCode.OK;
        }
    }

    private void check() {
        if (every < 10 || every > LONGEST) {
            throw new SettingException("--every", "is " + every, "Use 10 to " + LONGEST + " seconds.");
        }
        if (webhookPort != null && (webhookPort < 0 || webhookPort > 65_535)) {
            throw new SettingException("--webhook-port", "is " + webhookPort, "Use 0 to 65535.");
        }
        if (webhookPort != null && once) {
            throw new SettingException("--webhook-port", "is given with --once", "Leave one of them out.");
        }
    }

    private void run(Poller poller, EventSource feed) throws IOException, InterruptedException {
        AtomicBoolean wanted = new AtomicBoolean(true);
        CountDownLatch ended = new CountDownLatch(1);
        Thread shutdown = new Thread(
                () -> {
                    wanted.set(false);
                    try {
                        // What is being written is finished first.
                        ended.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "shutdown");
        Runtime.getRuntime().addShutdownHook(shutdown);
        try {
            if (webhookPort == null) {
                poller.run(wanted::get);
            } else {
                Webhooks webhooks = Webhooks.withSecrets(secret());
                try (WebhookListener listener = WebhookListener.start(webhookPort, webhooks, feed)) {
                    LOG.info("Taking webhooks at http://127.0.0.1:{}/webhooks/plane.", listener.port());
                    poller.run(wanted::get);
                }
            }
        } finally {
            ended.countDown();
        }
    }

    private String secret() {
        return context.environment()
                .secret(SECRET)
                .orElseThrow(() -> new SettingException(
                        SECRET, "is missing", "Set it, or " + SECRET + "_FILE, to the secret that Plane showed."));
    }

    private Path directory() {
        return context.environment()
                .path("PLANE_POLL_DIRECTORY")
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".plane-bridge", "poll"));
    }

    /** The agent whose key asks. */
    private String poller(Bridge bridge) {
        Optional<String> set = context.environment().text("PLANE_POLL_AGENT").map(id -> id.toLowerCase(Locale.ROOT));
        Set<String> agents = bridge.agents().agents();
        String concierge = bridge.settings().conciergeId();
        return set.or(() -> agents.contains(concierge) ? Optional.of(concierge) : Optional.empty())
                .or(() -> agents.size() == 1 ? agents.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> new SettingException(
                        "PLANE_POLL_AGENT", "is missing", "Set it to the agent whose key asks Plane."));
    }

    private Supplier<Set<String>> agents(Bridge bridge) {
        Set<String> fixed = context.environment().list("PLANE_WAKE_AGENTS").stream()
                .map(PollCommand::agentId)
                .collect(Collectors.toUnmodifiableSet());
        return fixed.isEmpty() ? () -> bridge.agents().agents() : () -> fixed;
    }

    private static String agentId(String name) {
        try {
            return new Agent(name, false).id();
        } catch (IllegalArgumentException e) {
            throw new SettingException("PLANE_WAKE_AGENTS", "names no agent", String.valueOf(e.getMessage()));
        }
    }
}
