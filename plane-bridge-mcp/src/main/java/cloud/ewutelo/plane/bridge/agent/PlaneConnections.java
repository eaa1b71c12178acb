package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens clients of Plane. Each key has its own budget, by default Plane's own: 60 requests a minute, of which those that were
 * not used may be made in a burst; with {@code PLANE_RATE_PER_MINUTE}, another.
 */
public final class PlaneConnections implements Function<Supplier<String>, PlaneClient> {

    private static final int EVENLY = 10;

    private final BridgeSettings settings;
    private final RateLimit rateLimit;
    private final String version;
    private final PlaneObserver observer;
    private final RetryPolicy retries;

    /**
     * Reads what is to know about connections.
     *
     * @param version of the bridge, for Plane's logs
     * @throws cloud.ewutelo.plane.bridge.setting.SettingException if it is wrong
     */
    public PlaneConnections(Environment environment, BridgeSettings settings, String version, PlaneObserver observer) {
        this(
                settings,
                RateLimit.of(environment.positive("PLANE_RATE_PER_MINUTE").orElse(60), Duration.ofMinutes(1)),
                version,
                observer,
                RetryPolicy.defaults());
    }

    private PlaneConnections(
            BridgeSettings settings, RateLimit rateLimit, String version, PlaneObserver observer, RetryPolicy retries) {
        this.settings = settings;
        this.rateLimit = rateLimit;
        this.version = version;
        this.observer = observer;
        this.retries = retries;
    }

    /** The same, but for those who want to hear of a failure at once. */
    public PlaneConnections withoutRetries() {
        return new PlaneConnections(settings, rateLimit, version, observer, RetryPolicy.none());
    }

    /** The same, spread over the minute: ten requests in ten seconds at most. For what runs all day beside agents. */
    public PlaneConnections withoutBursts() {
        Duration share = rateLimit
                .period()
                .map(period -> period.multipliedBy(EVENLY).dividedBy(rateLimit.requests()))
                .orElse(Duration.ZERO);
        Duration least = Duration.ofSeconds(EVENLY);
        RateLimit even = RateLimit.of(EVENLY, share.compareTo(least) < 0 ? least : share);
        return new PlaneConnections(settings, even, version, observer, retries);
    }

    @Override
    public PlaneClient apply(Supplier<String> key) {
        return PlaneClient.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(key)
                .rateLimit(rateLimit)
                .retryPolicy(retries)
                .observer(observer)
                .application("plane-bridge", version)
                .build();
    }
}
