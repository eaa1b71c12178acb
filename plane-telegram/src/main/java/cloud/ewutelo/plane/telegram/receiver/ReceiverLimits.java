package cloud.ewutelo.plane.telegram.receiver;

import java.time.Duration;
import java.util.List;

/**
 * What the receiver bears.
 *
 * @param perMinute how many webhooks with a right signature are taken in a minute; as many may come at once
 * @param perAddressPerMinute how many requests an address may make in a minute, whatever they are
 * @param mostBytes the largest body
 * @param mostBytesAtOnce how much of all bodies is held in memory at once
 * @param requests how many requests are read at once
 * @param proxies addresses of reverse proxies, whose {@code X-Forwarded-For} is believed
 */
public record ReceiverLimits(
        int perMinute,
        int perAddressPerMinute,
        int mostBytes,
        long mostBytesAtOnce,
        int requests,
        List<String> proxies) {

    /** How long a request may take to arrive, and its answer to leave. */
    static final Duration LONGEST_REQUEST = Duration.ofSeconds(5);

    /** Copies the list. */
    public ReceiverLimits {
        proxies = List.copyOf(proxies);
    }

    /** 100 webhooks and 600 requests of an address in a minute, 1 MiB each and 32 MiB together, no proxy. */
    public static ReceiverLimits standard() {
        return new ReceiverLimits(100, 600, 1 << 20, 32L << 20, 256, List.of());
    }

    /** The same with another number of webhooks in a minute. */
    public ReceiverLimits perMinute(int webhooks) {
        return new ReceiverLimits(webhooks, perAddressPerMinute, mostBytes, mostBytesAtOnce, requests, proxies);
    }

    /** The same with another number of requests of an address in a minute. */
    public ReceiverLimits perAddressPerMinute(int most) {
        return new ReceiverLimits(perMinute, most, mostBytes, mostBytesAtOnce, requests, proxies);
    }

    /** The same behind reverse proxies. */
    public ReceiverLimits behind(List<String> addresses) {
        return new ReceiverLimits(perMinute, perAddressPerMinute, mostBytes, mostBytesAtOnce, requests, addresses);
    }
}
