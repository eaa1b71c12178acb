package cloud.ewutelo.plane.internal.http;

import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** How connections are made. */
public record ConnectionSettings(
        @Nullable Proxy proxy,
        @Nullable PasswordAuthentication proxyLogin,
        @Nullable SSLContext sslContext,
        @Nullable X509TrustManager trustManager,
        int maxIdle,
        Duration keepAlive) {

    public static final ConnectionSettings DEFAULTS =
            new ConnectionSettings(null, null, null, null, 5, Duration.ofMinutes(5));

    public ConnectionSettings withProxy(Proxy other, @Nullable PasswordAuthentication login) {
        return new ConnectionSettings(other, login, sslContext, trustManager, maxIdle, keepAlive);
    }

    public ConnectionSettings withTls(SSLContext context, X509TrustManager trust) {
        return new ConnectionSettings(proxy, proxyLogin, context, trust, maxIdle, keepAlive);
    }

    public ConnectionSettings withPool(int connections, Duration unused) {
        return new ConnectionSettings(proxy, proxyLogin, sslContext, trustManager, connections, unused);
    }

    /** The login is left out. */
    @Override
    public String toString() {
        return "ConnectionSettings[proxy=" + proxy + ", maxIdle=" + maxIdle + ", keepAlive=" + keepAlive + "]";
    }
}
