package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.http.Timeouts;
import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the transport can be told.
 *
 * @param cookies by what the server knows a signed-in person; null where it knows a program by its key
 */
public record TransportOptions(
        HttpUrl origin,
        Supplier<String> apiKey,
        Timeouts timeouts,
        RetryPolicy retryPolicy,
        RateLimit rateLimit,
        PlaneObserver observer,
        String userAgent,
        TimeSource time,
        UnaryOperator<URI> storageAddress,
        @Nullable CookieJar cookies) {

    public TransportOptions with(Timeouts other) {
        return new TransportOptions(
                origin, apiKey, other, retryPolicy, rateLimit, observer, userAgent, time, storageAddress, cookies);
    }

    public TransportOptions with(RetryPolicy other) {
        return new TransportOptions(
                origin, apiKey, timeouts, other, rateLimit, observer, userAgent, time, storageAddress, cookies);
    }

    /** The same for a person who signs in, instead of a program with a key. */
    public TransportOptions withSession(CookieJar jar) {
        return new TransportOptions(
                origin, () -> "", timeouts, retryPolicy, rateLimit, observer, userAgent, time, storageAddress, jar);
    }

    /** The key is left out. */
    @Override
    public String toString() {
        return "TransportOptions[origin=" + origin + ", timeouts=" + timeouts + ", retryPolicy=" + retryPolicy
                + ", rateLimit=" + rateLimit + "]";
    }
}
