package cloud.ewutelo.plane.internal.http;

import java.net.PasswordAuthentication;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** The sockets and threads that a client and its views share, and whether they are still to be used. */
public final class Connections implements AutoCloseable {

    private static final String PROXY_LOGIN = "Proxy-Authorization";

    private final OkHttpClient http;
    private final AtomicBoolean closed = new AtomicBoolean();

    public Connections(ConnectionSettings settings) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(
                        settings.maxIdle(), settings.keepAlive().toNanos(), TimeUnit.NANOSECONDS));
        if (settings.proxy() != null) {
            builder.proxy(settings.proxy());
        }
        PasswordAuthentication login = settings.proxyLogin();
        if (login != null) {
            String basic = Credentials.basic(login.getUserName(), new String(login.getPassword()));
            // Null ends it: a proxy that refuses the login once will refuse it again.
            builder.proxyAuthenticator((route, response) -> response.request().header(PROXY_LOGIN) != null
                    ? null
                    : response.request().newBuilder().header(PROXY_LOGIN, basic).build());
        }
        if (settings.sslContext() != null && settings.trustManager() != null) {
            builder.sslSocketFactory(settings.sslContext().getSocketFactory(), settings.trustManager());
        }
        this.http = builder.build();
    }

    OkHttpClient.Builder newHttp() {
        return http.newBuilder();
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The PlaneClient is closed. Keep it open as long as it is used.");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
