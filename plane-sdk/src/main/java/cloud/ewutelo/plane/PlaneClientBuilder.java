package cloud.ewutelo.plane;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.http.Timeouts;
import cloud.ewutelo.plane.internal.client.BaseUrl;
import cloud.ewutelo.plane.internal.client.DefaultPlaneClient;
import cloud.ewutelo.plane.internal.http.TransportOptions;
import cloud.ewutelo.plane.internal.http.UserAgent;
import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Configures a {@link PlaneClient}. Base URL and key are required, the rest has defaults. */
public final class PlaneClientBuilder {

    private @Nullable String baseUrl;
    private @Nullable Supplier<String> apiKey;
    private Timeouts timeouts = Timeouts.defaults();
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private RateLimit rateLimit = RateLimit.stock();
    private PlaneObserver observer = PlaneObserver.none();
    private TimeSource time = TimeSource.system();
    private UnaryOperator<URI> storageAddress = UnaryOperator.identity();
    private String application = "";

    PlaneClientBuilder() {}

    /**
     * Sets where Plane is.
     *
     * @param url its origin, such as {@code "https://plane.example.org"}; {@code "https://api.plane.so"} for Plane Cloud
     * @return this builder
     * @throws InvalidRequestException if it is no http or https URL
     */
    public PlaneClientBuilder baseUrl(String url) {
        BaseUrl.parse(url);
        this.baseUrl = url;
        return this;
    }

    /**
     * Sets the key.
     *
     * @param apiKey as Plane showed it when it was made, such as {@code "plane_api_..."}
     * @return this builder
     */
    public PlaneClientBuilder apiKey(String apiKey) {
        return apiKey(() -> apiKey);
    }

    /**
     * Sets where the key comes from. It is asked before every request, so that a key can be replaced while the client lives.
     *
     * @param apiKey gives the key; called by many threads and often, so it should not take long
     * @return this builder
     */
    public PlaneClientBuilder apiKey(Supplier<String> apiKey) {
        this.apiKey = apiKey;
        return this;
    }

    /**
     * Sets how long calls may take.
     *
     * @param timeouts the limits
     * @return this builder
     */
    public PlaneClientBuilder timeouts(Timeouts timeouts) {
        this.timeouts = timeouts;
        return this;
    }

    /**
     * Sets when failed attempts are repeated.
     *
     * @param retryPolicy the policy
     * @return this builder
     */
    public PlaneClientBuilder retryPolicy(RetryPolicy retryPolicy) {
        this.retryPolicy = retryPolicy;
        return this;
    }

    /**
     * Sets how many requests the key may make. An instance with a higher limit than this is recognised by its answers.
     *
     * @param rateLimit the limit; where several clients in the process use one key, the first one's counts
     * @return this builder
     */
    public PlaneClientBuilder rateLimit(RateLimit rateLimit) {
        this.rateLimit = rateLimit;
        return this;
    }

    /**
     * Sets who is told about requests.
     *
     * @param observer the observer; called by many threads
     * @return this builder
     */
    public PlaneClientBuilder observer(PlaneObserver observer) {
        this.observer = observer;
        return this;
    }

    /**
     * Replaces clock and sleep, for tests.
     *
     * @param time the time source
     * @return this builder
     */
    public PlaneClientBuilder timeSource(TimeSource time) {
        this.time = time;
        return this;
    }

    /**
     * Sets how the storage is reached. Plane signs links and forms for a host that it believes in; in a split network another
     * one may lead there. The signature covers the host, so the storage must see the original one in its {@code Host} header:
     * point to a proxy that keeps or sets it.
     *
     * @param storageAddress makes the URL to use out of the one that Plane gave
     * @return this builder
     */
    public PlaneClientBuilder storageAddress(UnaryOperator<URI> storageAddress) {
        this.storageAddress = storageAddress;
        return this;
    }

    /**
     * Names the program in the {@code User-Agent} header, after the SDK.
     *
     * @param name the program's name, printable ASCII
     * @param version its version, printable ASCII
     * @return this builder
     * @throws InvalidRequestException if a header cannot carry it
     */
    public PlaneClientBuilder application(String name, String version) {
        this.application = UserAgent.application(name, version);
        return this;
    }

    /**
     * Makes the client. Nothing is requested yet.
     *
     * @return a new client; close it when it is no longer needed
     * @throws InvalidRequestException if base URL or key is missing
     */
    public PlaneClient build() {
        if (baseUrl == null) {
            throw new InvalidRequestException(
                    "baseUrl", "is missing", "Set it to the origin of your Plane, such as https://plane.example.org.");
        }
        if (apiKey == null) {
            throw new InvalidRequestException(
                    "apiKey", "is missing", "Make one in Plane under Profile settings, Personal access tokens.");
        }
        return DefaultPlaneClient.open(new TransportOptions(
                BaseUrl.parse(baseUrl),
                apiKey,
                timeouts,
                retryPolicy,
                rateLimit,
                observer,
                UserAgent.of(application),
                time,
                storageAddress));
    }

    /**
     * Tells where the client would go, never the key.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return "PlaneClientBuilder[baseUrl=" + baseUrl + "]";
    }
}
