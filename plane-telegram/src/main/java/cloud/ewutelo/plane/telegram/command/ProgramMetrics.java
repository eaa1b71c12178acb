package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.micrometer.PlaneMetrics;
import cloud.ewutelo.plane.telegram.ask.AskObserver;
import cloud.ewutelo.plane.telegram.bot.BotApiException;
import cloud.ewutelo.plane.telegram.bot.SendObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Messages, questions, requests to Plane and the JVM, for Prometheus. Never a name, a text or a chat. */
final class ProgramMetrics implements SendObserver, AskObserver, AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PlaneMetrics plane = new PlaneMetrics(registry);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Timer sent = Timer.builder("plane.telegram.messages")
            .description("Messages sent, and how long they waited since they could have been")
            .publishPercentileHistogram()
            .register(registry);
    private final Counter strangers = Counter.builder("plane.telegram.strangers")
            .description("Messages of users or chats that the settings do not name")
            .register(registry);

    ProgramMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    PlaneObserver requests() {
        return plane;
    }

    @Override
    public void sent(long chatId, Duration waited) {
        sent.record(waited);
    }

    @Override
    public void failed(long chatId, BotApiException.Reason reason) {
        Counter.builder("plane.telegram.refusals")
                .description("Messages that Telegram did not take, by reason")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    @Override
    public void asked(String verb) {
        Counter.builder("plane.telegram.questions")
                .description("Commands and pressed buttons of those who may")
                .tag("what", verb)
                .register(registry)
                .increment();
    }

    @Override
    public void stranger() {
        strangers.increment();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
