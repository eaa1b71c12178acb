package cloud.ewutelo.plane;

import cloud.ewutelo.plane.admin.PlaneAdmin;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.http.Timeouts;
import cloud.ewutelo.plane.internal.admin.DefaultPlaneAdmin;
import cloud.ewutelo.plane.internal.client.BaseUrl;
import cloud.ewutelo.plane.internal.client.DefaultPlaneClient;
import cloud.ewutelo.plane.internal.client.Environment;
import cloud.ewutelo.plane.internal.http.ConnectionSettings;
import cloud.ewutelo.plane.internal.http.TransportOptions;
import cloud.ewutelo.plane.internal.http.UserAgent;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
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
    private ConnectionSettings connections = ConnectionSettings.DEFAULTS;
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
     * Sets how many requests the key may make. A limit of your own is kept; {@link RateLimit#stock()} grows to that of the
     * instance.
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
     * Sets the proxy. By default it is the one that the JVM's system properties name.
     *
     * @param proxy the proxy; {@link Proxy#NO_PROXY} for none
     * @return this builder
     */
    public PlaneClientBuilder proxy(Proxy proxy) {
        connections = connections.withProxy(proxy, null);
        return this;
    }

    /**
     * Sets an HTTP proxy that wants a login (Basic).
     *
     * @param proxy the proxy
     * @param login name and password
     * @return this builder
     */
    public PlaneClientBuilder proxy(Proxy proxy, PasswordAuthentication login) {
        connections = connections.withProxy(proxy, login);
        return this;
    }

    /**
     * Sets what is trusted, and what the client shows to servers that ask for a certificate (mutual TLS). By default it is what
     * the JVM trusts, and nothing is shown.
     *
     * {@snippet file="ClientSnippets.java" region="tls"}
     *
     * @param context made from a trust manager and, for mutual TLS, a key manager
     * @param trustManager the trust manager of the context
     * @return this builder
     */
    public PlaneClientBuilder tls(SSLContext context, X509TrustManager trustManager) {
        connections = connections.withTls(context, trustManager);
        return this;
    }

    /**
     * Sets how many unused connections are kept, and for how long. By default 5 for 5 minutes; there is no limit to those in
     * use.
     *
     * @param maxIdle 0 or more
     * @param keepAlive more than zero
     * @return this builder
     * @throws InvalidRequestException if a value is out of range
     */
    public PlaneClientBuilder connectionPool(int maxIdle, Duration keepAlive) {
        if (maxIdle < 0 || keepAlive.isNegative() || keepAlive.isZero()) {
            throw new InvalidRequestException(
                    "connectionPool",
                    "has " + maxIdle + " connections for " + keepAlive,
                    "Use 0 or more connections and a positive duration.");
        }
        connections = connections.withPool(maxIdle, keepAlive);
        return this;
    }

    /**
     * Sets base URL and key from {@code PLANE_BASE_URL}, {@code PLANE_API_KEY} or, if that is not set, the file that
     * {@code PLANE_API_KEY_FILE} names; blanks around the key are stripped. The file is read before every request, so a key can be
     * replaced while the client lives. What is not set is left as it is.
     *
     * @param environment usually {@link System#getenv()}
     * @return this builder
     * @throws InvalidRequestException if a value is wrong
     */
    public PlaneClientBuilder environment(Map<String, String> environment) {
        String url = environment.get("PLANE_BASE_URL");
        if (url != null) {
            baseUrl(url);
        }
        Environment.apiKey(environment).ifPresent(this::apiKey);
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
        if (apiKey == null) {
            throw new InvalidRequestException(
                    "apiKey", "is missing", "Make one in Plane under Profile settings, Personal access tokens.");
        }
        return DefaultPlaneClient.open(options(apiKey), connections);
    }

    /**
     * Makes a client of Plane's session API, for people who sign in: it sets Plane up, and makes accounts and keys. The key is
     * not used. Nothing is requested yet.
     *
     * @return a new client; close it when it is no longer needed
     * @throws InvalidRequestException if the base URL is missing
     */
    public PlaneAdmin buildAdmin() {
        return DefaultPlaneAdmin.open(options(() -> ""), connections);
    }

    private TransportOptions options(Supplier<String> key) {
        if (baseUrl == null) {
            throw new InvalidRequestException(
                    "baseUrl", "is missing", "Set it to the origin of your Plane, such as https://plane.example.org.");
        }
        return new TransportOptions(
                BaseUrl.parse(baseUrl),
                key,
                timeouts,
                retryPolicy,
                rateLimit,
                observer,
                UserAgent.of(application),
                time,
                storageAddress,
                null);
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
