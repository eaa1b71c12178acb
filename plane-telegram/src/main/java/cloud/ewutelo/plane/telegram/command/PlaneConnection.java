package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.PlaneClientBuilder;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.telegram.setting.PlaneSettings;
import java.time.Duration;

/** Clients of Plane as they are set. */
final class PlaneConnection {

    private static final int STOCK = 60;

    private PlaneConnection() {}

    static PlaneClientBuilder builder(PlaneSettings settings, String version) {
        return PlaneClient.builder()
                .baseUrl(settings.baseUrl().toString())
                .apiKey(settings.apiKey().reveal())
                .rateLimit(
                        settings.requestsPerMinute() == STOCK
                                ? RateLimit.stock()
                                : RateLimit.of(settings.requestsPerMinute(), Duration.ofMinutes(1)))
                .application("plane-telegram", version);
    }
}
