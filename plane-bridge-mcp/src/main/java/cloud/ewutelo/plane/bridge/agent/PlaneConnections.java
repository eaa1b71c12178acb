package cloud.ewutelo.plane.bridge.agent;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens clients of Plane. Each key has its own budget, by default Plane's own: 60 requests a minute, of which those that were
 * not used may be made in a burst; with {@code PLANE_RATE_PER_MINUTE}, another.
 */
public final class PlaneConnections implements Function<Supplier<String>, PlaneClient> {

    private final BridgeSettings settings;
    private final RateLimit rateLimit;
    private final String version;
    private final PlaneObserver observer;

    /**
     * Reads what is to know about connections.
     *
     * @param version of the bridge, for Plane's logs
     * @throws cloud.ewutelo.plane.bridge.setting.SettingException if it is wrong
     */
    public PlaneConnections(Environment environment, BridgeSettings settings, String version, PlaneObserver observer) {
        this.settings = settings;
        this.rateLimit = environment
                .positive("PLANE_RATE_PER_MINUTE")
                .map(requests -> RateLimit.of(requests, Duration.ofMinutes(1)))
                .orElse(RateLimit.stock());
        this.version = version;
        this.observer = observer;
    }

    @Override
    public PlaneClient apply(Supplier<String> key) {
        return PlaneClient.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(key)
                .rateLimit(rateLimit)
                .observer(observer)
                .application("plane-bridge", version)
                .build();
    }
}
